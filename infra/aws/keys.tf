# Users without keys: `aws iam create-access-key --user-name NAME` makes one, and it lies in no state file.
resource "aws_iam_user" "trainer" {
  name = "${var.name}-trainer"
}

resource "aws_iam_user" "device" {
  name = "${var.name}-device"
}

resource "aws_iam_user_policy" "trainer" {
  name   = "store"
  user   = aws_iam_user.trainer.name
  policy = data.aws_iam_policy_document.trainer.json
}

resource "aws_iam_user_policy" "device" {
  name   = "models"
  user   = aws_iam_user.device.name
  policy = data.aws_iam_policy_document.device.json
}

# Reads and adds; files are kept under their hashes, so that nothing need ever be deleted.
data "aws_iam_policy_document" "trainer" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.store.arn]
    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["dobble/*"]
    }
  }
  statement {
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${aws_s3_bucket.store.arn}/dobble/*"]
  }
}

data "aws_iam_policy_document" "device" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.store.arn}/dobble/models/*"]
  }
  # Without it a file that is not there looks like one that is forbidden.
  statement {
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.store.arn]
    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["dobble/models/*"]
    }
  }
}
