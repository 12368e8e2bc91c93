# The remote stack of dobble-train: a bucket, an MLflow server, and policies that allow no more than is needed.
terraform {
  required_version = ">= 1.6"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.60"
    }
  }
}

provider "aws" {
  region = var.region
  default_tags {
    tags = { project = var.name }
  }
}

variable "region" {
  type        = string
  description = "Where everything is."
  default     = "eu-central-1"
}

variable "name" {
  type        = string
  description = "What everything's name begins with."
  default     = "dobble"
}

variable "admin_cidr" {
  type        = string
  description = "The addresses that reach the MLflow server, such as 203.0.113.7/32. It has no password: name no more than your own."
  validation {
    condition     = can(cidrhost(var.admin_cidr, 0)) && var.admin_cidr != "0.0.0.0/0"
    error_message = "Name a network of your own, not everybody's."
  }
}

variable "mlflow_version" {
  type        = string
  description = "The release of MLflow that the server installs."
  default     = "3.4.0"
}

output "store" {
  description = "For dobble-train --store and dobble model fetch."
  value       = "s3://${aws_s3_bucket.store.bucket}/dobble"
}

output "mlflow_uri" {
  description = "For MLFLOW_TRACKING_URI."
  value       = "http://${aws_eip.mlflow.public_ip}:5000"
}

output "trainer" {
  description = "The user to make a key for, for machines that train."
  value       = aws_iam_user.trainer.name
}

output "device" {
  description = "The user to make a key for, for devices that fetch models."
  value       = aws_iam_user.device.name
}
