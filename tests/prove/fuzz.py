"""Fuzzing guided by coverage (atheris): each target of `fuzz_targets` in a process of its own, for so many minutes.

`make prove-fuzz MINUTES=30`; what breaks a target is kept in the folder `fuzz-found`, and the exit code is 1. Put it
below tests/prove/fuzz_found/NAME of its target once it is mended, so that it is tested for good.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

FOUND = Path("fuzz-found")
ROOT = Path(__file__).parents[2]
NAMES = ("webhook", "bytes", "classifier", "markdown")
MINUTES = 30.0
LONGEST = {"webhook": 4096, "bytes": 2048, "classifier": 1601, "markdown": 16384}
#: seconds by the clock after which one input counts as found: a busy machine stands still for long. The targets
#: themselves count processor time
TIMEOUT = 600
_RUNS = re.compile(r"^#(\d+)\s.*?cov: (\d+)", re.MULTILINE)


def main() -> None:
    """Run all targets at once, tell how far they came, and fail where one broke."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else MINUTES
    FOUND.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        children = {name: _start(name, minutes, Path(folder)) for name in NAMES}
        codes = {name: child.wait() for name, child in children.items()}
        for name, code in codes.items():
            _print(name, code, (Path(folder) / f"{name}.log").read_text(errors="replace"), minutes)
    sys.exit(int(any(codes.values())))


def _start(name: str, minutes: float, folder: Path) -> subprocess.Popen[bytes]:
    corpus = folder / name
    corpus.mkdir()
    for number, seed in enumerate(seeds(name)):
        (corpus / f"seed-{number}").write_bytes(seed)
    with (folder / f"{name}.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.prove.fuzz_child", name, str(folder / f"line-{name}"), str(corpus),
             f"-max_total_time={int(minutes * 60)}", f"-max_len={LONGEST[name]}", f"-timeout={TIMEOUT}",
             f"-artifact_prefix={FOUND.absolute()}/{name}-", "-rss_limit_mb=2048", "-print_final_stats=1",
             f"-report_slow_units={TIMEOUT}"],
            cwd=ROOT, stdout=log, stderr=log)


def seeds(name: str) -> list[bytes]:
    """What a target begins with: real documents, texts of the transcripts, webhooks as a provider sends them."""
    if name == "markdown":
        folders = ("content", "tests/guides", "tests/guides_es")
        return [path.read_bytes() for folder in folders for path in sorted((ROOT / folder).glob("*.md"))]
    said = [line[2:].encode() for path in sorted((ROOT / "tests" / "transcripts").glob("*/*.txt"))
            for line in path.read_text().splitlines() if line.startswith("> ")]
    if name == "classifier":
        return [b"\x10" + words for words in dict.fromkeys(said)]
    if name == "bytes":
        fields = (b"Host: x", b"Connection: close\nX-Twilio-Webhooks-Signature-Settings: a=b", b"Expect: 100-continue")
        return [b"\x00" + field + b"\n\nFrom=%2B12165550123&Body=" + words
                for field in fields for words in dict.fromkeys(said)]
    texts = [b"\x00\nMessageSid=SM1&From=%2B12165550123&NumMedia=1&Body=" + words for words in dict.fromkeys(said)]
    steps = [b"\x02at=part&doc=recurrent-cancer&sec=types&part=2\nCallSid=CA1&From=%2B12165550123&Digits=1",
             b"\x02at=menu&tries=2\nCallSid=CA1&From=%2B12165550123&SpeechResult=stop", b"\x01\nCallSid=CA1",
             b"\x03m=7\nMessageSid=SM1&MessageStatus=failed&ErrorCode=21610&To=%2B12165550123",
             b'\x05\n--b\r\nContent-Disposition: form-data; name="Body"\r\n\r\nSTOP\r\n--b--\r\n']
    return texts + steps


def _print(name: str, code: int, log: str, minutes: float) -> None:
    told = _RUNS.findall(log)
    runs, reached = told[-1] if told else ("0", "0")
    sys.stdout.write(f"{name:12} {minutes:5.1f} min  {int(runs):>9,} inputs  {int(reached):>6,} edges  "
                     f"{'nothing found' if code == 0 else f'FOUND (exit {code})'}\n")
    if code:
        sys.stdout.write(log[-3000:] + "\n")


if __name__ == "__main__":
    main()
