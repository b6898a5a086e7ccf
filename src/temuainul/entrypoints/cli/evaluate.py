"""Measures retrieval and answers, and shows what the figures mean."""

from pathlib import Path

import msgspec

from temuainul.entrypoints.cli.environment import settings
from temuainul.entrypoints.cli.progress import Progress
from temuainul.entrypoints.cli.table import table
from temuainul.entrypoints.container import Container
from temuainul.entrypoints.evaluate import SHARES, QmsumScores, evaluate_qmsum


def run_qmsum(directory: str, *, as_json: bool) -> None:
    container = Container(settings=settings(), database_url="")
    with Progress(1) as progress:
        scores = evaluate_qmsum(
            Path(directory),
            retriever=container.retriever(),
            model=container.language_model(),
            progress=progress.reach,
        )
    print(msgspec.json.encode(scores).decode() if as_json else scores_table(scores))


def scores_table(scores: QmsumScores) -> str:
    """Places beside what reading at random finds; by chance that is the share that was read."""
    found = [
        (
            f"answer's words found in {share} of the transcript",
            f"{per_cent:.1f}",
            f"{100 * SHARES[share]:.1f}",
        )
        for share, per_cent in scores.found.items()
    ]
    rouge = [
        ("ROUGE-1 of the answers", f"{scores.rouge_1:.1f}", ""),
        ("ROUGE-2 of the answers", f"{scores.rouge_2:.1f}", ""),
        ("ROUGE-L of the answers", f"{scores.rouge_l:.1f}", ""),
    ]
    heading = f"{scores.meetings} meetings, {scores.questions} questions, {scores.specific_questions} of them specific"
    return f"{heading}\n\n{table(('IN PER CENT', 'HERE', 'BY CHANCE'), [*found, *rouge])}"
