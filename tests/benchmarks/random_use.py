"""Does the window stand whatever somebody does with it?

    python tests/benchmarks/random_use.py [--seeds 1-50] [--steps 300]
    python tests/benchmarks/random_use.py --seed 7 --steps 120 [--only 3,17,40] [--shrink]

For each seed a person does hundreds of random things to a program of its own: writes, clicks, opens menus, answers
whatever is asked, pastes, saves, crashes and comes back (`tests/ui/random_use`). After each, nothing may be
lost, left open, wrongly underlined, slow, or said by Qt or Python. A mishap is told with its seed and its last steps;
`--shrink` looks for the fewest steps that still lead to it. Three hundred steps take about a minute.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEST = "tests/ui/test_random_use.py"
LAST = 60
"""Lines that are told of what went before a mishap."""
PATIENCE = 1_200
"""Seconds for one seed."""


def run(seed: int, steps: int, only: Sequence[int] = ()) -> tuple[int, str]:
    """The exit code of one program, and what it told."""
    more = {
        "MAQALA_RANDOM_SEEDS": str(seed),
        "MAQALA_RANDOM_STEPS": str(steps),
        "MAQALA_RANDOM_ONLY": " ".join(map(str, only)),
        "MAQALA_RANDOM_LONGEST": "3",
    }
    command = [sys.executable, "-u", "-X", "faulthandler", "-m", "pytest", "-s", "-n0", "--tb=short", TEST]
    command += ["-o", "faulthandler_timeout=0", "-o", "timeout=0"]  # there is a watch on each step
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=os.environ | more,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        return -1, (late.stdout or b"").decode("utf-8", "replace")
    return done.returncode, done.stdout.decode("utf-8", "replace")


def what_broke(told: str) -> str:
    """The kind of mishap, by which a shrunk run is known to have the same."""
    broken = told.partition("BROKEN ")[2]
    lines = broken.strip().splitlines()
    if lines and lines[0].startswith("Traceback"):
        return next((line for line in reversed(lines) if line and line[0] != " "), lines[0])[:60]
    return lines[0].split(":")[0][:60] if lines else "frozen" if "Timeout" in told else "ended"


def shrink(seed: int, steps: int, told: str) -> list[int]:
    """The fewest steps found that end alike: leaves out halves, quarters, and so on."""
    last = max((int(line.split()[0]) for line in told.splitlines() if line[:1].isdigit()), default=steps)
    kept, wanted = list(range(last + 1)), what_broke(told)
    size = len(kept) // 2
    while size:
        at = 0
        while at < len(kept):
            tried = kept[:at] + kept[at + size :]
            code, said = run(seed, steps, tried)
            if code and what_broke(said) == wanted:
                kept = tried
                print(f"  {len(kept)} steps: {kept if len(kept) < 30 else ''}", flush=True)
            else:
                at += size
        size //= 2
    return kept


def tell(seed: int, steps: int, told: str) -> None:
    """What went wrong, and how one gets there again."""
    lines = told.partition("BROKEN ")[0].splitlines()
    print("\n".join(lines[-LAST:]))
    print(told.partition("BROKEN ")[2] or "(the program ended or stood still)")
    print(f"again: python {sys.argv[0]} --seed {seed} --steps {steps} [--shrink]", flush=True)


def slowest(told: str) -> str:
    """Which steps took the longest."""
    return next((line for line in told.splitlines() if line.startswith("slowest")), "")


def main() -> int:
    """Play what was asked for; 1 if anything broke."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--seeds", default="1-20")
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--only", type=lambda text: [int(number) for number in text.split(",") if number])
    parser.add_argument("--shrink", action="store_true")
    asked = parser.parse_args()
    first, _, last = asked.seeds.partition("-")
    seeds = [asked.seed] if asked.seed is not None else range(int(first), int(last or first) + 1)
    broken = []
    for seed in seeds:
        code, told = run(seed, asked.steps, asked.only or ())
        if code:
            broken.append(seed)
            print(f"\nseed {seed} broke, exit code {code}")
            tell(seed, asked.steps, told)
            if asked.shrink:
                print("the fewest steps:", shrink(seed, asked.steps, told))
        else:
            print(f"seed {seed} is well; {slowest(told)}", flush=True)
    print(f"{len(seeds)} seeds, {len(broken)} broke: {broken}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
