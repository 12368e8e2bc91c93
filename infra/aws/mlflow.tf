# One small instance: MLflow on SQLite, files through it into the bucket.
data "aws_ssm_parameter" "debian" {
  name = "/aws/service/debian/release/12/latest/arm64"
}

data "aws_vpc" "default" {
  default = true
}

resource "aws_security_group" "mlflow" {
  name_prefix = "${var.name}-mlflow-"
  description = "MLflow from the named network alone"
  vpc_id      = data.aws_vpc.default.id
}

resource "aws_vpc_security_group_ingress_rule" "mlflow" {
  security_group_id = aws_security_group.mlflow.id
  cidr_ipv4         = var.admin_cidr
  ip_protocol       = "tcp"
  from_port         = 5000
  to_port           = 5000
}

resource "aws_vpc_security_group_egress_rule" "https" {
  security_group_id = aws_security_group.mlflow.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# Debian's mirrors.
resource "aws_vpc_security_group_egress_rule" "http" {
  security_group_id = aws_security_group.mlflow.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_instance" "mlflow" {
  ami                         = data.aws_ssm_parameter.debian.value
  instance_type               = "t4g.small"
  iam_instance_profile        = aws_iam_instance_profile.mlflow.name
  vpc_security_group_ids      = [aws_security_group.mlflow.id]
  user_data_replace_on_change = false
  user_data = templatefile("${path.module}/mlflow.sh.tftpl", {
    version = var.mlflow_version
    files   = "s3://${aws_s3_bucket.store.bucket}/mlflow"
  })

  # Keys of the role are given to nobody who merely makes the server fetch an address.
  metadata_options {
    http_tokens = "required"
  }

  root_block_device {
    volume_size           = 20
    encrypted             = true
    delete_on_termination = false
  }

  lifecycle {
    # A newer image would be a new disk, and the database is on this one.
    ignore_changes = [ami]
  }

  tags = { Name = "${var.name}-mlflow" }
}

resource "aws_eip" "mlflow" {
  instance = aws_instance.mlflow.id
  domain   = "vpc"
}

resource "aws_iam_role" "mlflow" {
  name_prefix        = "${var.name}-mlflow-"
  assume_role_policy = data.aws_iam_policy_document.instance.json
}

data "aws_iam_policy_document" "instance" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_instance_profile" "mlflow" {
  name_prefix = "${var.name}-mlflow-"
  role        = aws_iam_role.mlflow.name
}

resource "aws_iam_role_policy" "mlflow" {
  name   = "files"
  role   = aws_iam_role.mlflow.id
  policy = data.aws_iam_policy_document.mlflow.json
}

# MLflow deletes files of runs that people delete.
data "aws_iam_policy_document" "mlflow" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.store.arn]
    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["mlflow/*"]
    }
  }
  statement {
    actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
    resources = ["${aws_s3_bucket.store.arn}/mlflow/*"]
  }
}
