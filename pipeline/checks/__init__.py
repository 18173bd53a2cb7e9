"""What does not fit together inside a plan or between plans: findings with a code, a severity and every place concerned."""

from pipeline.checks.registry import SEVERITIES, STANDARD, check, check_all, check_between, codes, narrowed

__all__ = ["SEVERITIES", "STANDARD", "check", "check_all", "check_between", "codes", "narrowed"]
