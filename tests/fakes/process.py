"""The service as a process of its own, with the encoder that counts letters: python -m tests.fakes.process INDEX DATA.

Accounts come as JSON in HOIDAP_ACCOUNTS, so that no token stands in a list of processes; HOIDAP_DRAIN is how many
seconds a stop waits, if not as many as in earnest.
"""

import json
import os
import sys
from pathlib import Path

from bot.channels import service
from bot.channels.delivery import Account
from bot.channels.service import serve
from bot.redact import start_logging
from tests.fakes.house import plan_for

if __name__ == "__main__":
    accounts = {name: Account(**fields) for name, fields in json.loads(os.environ["HOIDAP_ACCOUNTS"]).items()}
    service.DRAIN = float(os.environ.get("HOIDAP_DRAIN", service.DRAIN))
    start_logging("INFO", [account.token for account in accounts.values()])
    sys.exit(0 if serve(plan_for(Path(sys.argv[1]), Path(sys.argv[2]), accounts=accounts)) else 2)
