"""Runs the FinOps Foundation's focus-validator over what usage-service exported, and reads what it found.

The validator exits 0 whatever it finds, and reads its model from the folder it is installed in, so it runs there.
Usage: check.py FILE.csv..., with the interpreter that has requirements.lock installed.
"""

import re
import subprocess
import sys
import sysconfig
from pathlib import Path

VERSION = "1.2.0.1"

# What this service supports beyond the mandatory: rules for these are checked too.
CRITERIA = "ACCOUNT_NAMING_SUPPORTED,SUB_ACCOUNT_SUPPORTED,MULTIPLE_PRICING_CATEGORIES_SUPPORTED"

# In model 1.2.0.1 two rules lack the condition that their text names ("when the charge is associated with an
# invoice"), so that every row breaks one of them: InvoiceId must be null (004), and must not be (005). Their parent
# wants one or the other (003) and passes. Our InvoiceId is always null.
CONTRADICTION = {"InvoiceId-C-005-C"}


def failures(report: str) -> tuple[set[str], int]:
    """The rules that failed, and how many the validator counted."""
    total = re.search(r"^Total: (\d+) \| Pass: (\d+) \| Fail: (\d+)", report, re.MULTILINE)
    if not total or int(total[2]) == 0:
        raise SystemExit(f"the validator did not get to its end:\n{report[-4000:]}")
    return set(re.findall(r"^❌ (\S+): FAIL", report, re.MULTILINE)), int(total[3])


def check(file: Path) -> bool:
    command = [sys.executable, "-m", "focus_validator.main", "--data-file", str(file.resolve())]
    command += ["--validate-version", VERSION, "--block-download", "--applicability-criteria", CRITERIA]
    run = subprocess.run(command, cwd=sysconfig.get_path("purelib"), capture_output=True, text=True, check=False)
    failed, counted = failures(run.stdout + run.stderr)
    unexpected = failed - CONTRADICTION
    fine = not unexpected and counted == len(failed)
    print(f"{'ok  ' if fine else 'FAIL'} {file.name}: Fail: {counted}, {sorted(unexpected) or 'none of them ours'}")
    if not fine:
        print(run.stdout[run.stdout.find("--- Failures ---") :])
    return fine


def main() -> int:
    files = [Path(name) for name in sys.argv[1:]]
    results = [check(file) for file in files]
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if results and all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
