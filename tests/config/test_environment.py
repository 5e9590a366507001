import pytest

from baccau.config import environment as env


def test_text_tells_how_to_set_what_is_missing(monkeypatch):
    monkeypatch.delenv("BACCAU_X", raising=False)
    with pytest.raises(env.SettingError, match="export BACCAU_X="):
        env.text("BACCAU_X")


@pytest.mark.parametrize(("typed", "value"), [("1", True), ("no", False), ("ON", True), ("", True)])
def test_flag_reads_yes_and_no(monkeypatch, typed, value):
    monkeypatch.setenv("BACCAU_X", typed)
    assert env.flag("BACCAU_X", default=True) is value


def test_flag_refuses_other_words(monkeypatch):
    monkeypatch.setenv("BACCAU_X", "maybe")
    with pytest.raises(env.SettingError, match="maybe"):
        env.flag("BACCAU_X", default=True)


def test_secret_key_is_kept_and_private(monkeypatch, tmp_path):
    monkeypatch.delenv("BACCAU_SECRET_KEY", raising=False)
    made = env.secret_key(tmp_path)
    assert env.secret_key(tmp_path) == made
    assert len(made) > 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_database_reads_an_address(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:p%40ss@db.example:5433/baccau")
    entry = env.database(tmp_path)
    assert (entry["USER"], entry["PASSWORD"], entry["HOST"], entry["PORT"], entry["NAME"]) == (
        "u", "p@ss", "db.example", "5433", "baccau",
    )  # fmt: skip


def test_database_refuses_another_kind(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "mysql://u@h/db")
    with pytest.raises(env.SettingError, match="postgresql://"):
        env.database(tmp_path)
