"""The Nu Html Checker reads every page of the built site."""

from pathlib import Path

import pytest

from tests.support import nu

pytestmark = pytest.mark.browser
ALLOWED = Path(__file__).with_name("nu_allowed.txt")


def test_every_page_is_valid_html(site):
    messages = nu.check(site)
    patterns = nu.allowed(ALLOWED)
    wrong = [one for one in messages if not any(nu.matches(one.text, p) for p in patterns)]
    assert not wrong, nu.summary(wrong)
    stale = [p for p in patterns if not any(nu.matches(one.text, p) for one in messages)]
    assert not stale, f"no page needs these lines of {ALLOWED.name}: {stale}"
