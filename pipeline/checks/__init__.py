"""What does not fit together inside a plan or between plans: findings with a code, a severity and every place concerned."""

from pipeline.checks.registry import SEVERITIES, check, check_between, codes

__all__ = ["SEVERITIES", "check", "check_between", "codes"]
