"""The training itself, with torch: toy packages in seconds. Left out where torch is not installed (make test-train)."""

import json
import random
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from crossread.cli import main  # noqa: E402 - after torch is known to be there
from crossread.errors import ConfigError, ModelError  # noqa: E402
from crossread.train import Rates, Shape, Source, TrainOptions, train_package  # noqa: E402
from crossread.train.evaluate import translate_lines  # noqa: E402
from crossread.train.network import Network, network_from, weights_from  # noqa: E402
from crossread.train.optimizer import ChunkedLoss, orthogonalise, rate_factor  # noqa: E402
from crossread.train.package import open_package  # noqa: E402

NOUNS = ("кіт cat", "пес dog", "міст bridge", "дім house", "ліс forest", "їжак hedgehog", "єнот raccoon", "віз cart")
WORDS = ("великий big", "малий small", "старий old", "новий new", "білий white", "синій blue")
VERBS = ("бачить sees", "чує hears", "має has", "шукає seeks")
SHAPE = Shape(width=64, heads=2, feed_forward=128, encoder_layers=1, decoder_layers=1, max_length=264)
RATES = Rates(matrices=0.02, others=3e-3, warmup=10)


def toy_rows(count: int, seed: int, extra: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    chance = random.Random(seed)
    rows = set()
    while len(rows) < count:
        words = [chance.choice(kind).split() for kind in (WORDS, NOUNS + extra, VERBS, WORDS, NOUNS)]
        left, right = zip(*words, strict=True)
        rows.add((" ".join(left), f"the {right[0]} {right[1]} {right[2]} the {right[3]} {right[4]}"))
    return sorted(rows)


def write_rows(path: Path, rows: list[tuple[str, str]]) -> Path:
    path.write_text("".join(f"{left}\t{right}\n" for left, right in rows), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> TrainOptions:
    folder = tmp_path_factory.mktemp("toy")
    return TrainOptions(
        src_lang="uk",
        tgt_lang="en",
        sources=(Source(path=write_rows(folder / "own.tsv", toy_rows(1500, 1))),),
        out=folder / "out",
        shape=SHAPE,
        rates=RATES,
        vocabulary=500,
        steps=100,
        batch_tokens=1000,
        checkpoint_every=50,
        evaluate_every=50,
        threads=1,
        own_replay=False,
    )


@pytest.fixture(scope="module")
def trained(toy: TrainOptions) -> tuple[Path, list[str]]:
    lines: list[str] = []
    result = train_package(toy, lines.append)
    assert result.steps == 100
    return result.package, lines


def unpack(package: Path, into: Path) -> Path:
    with zipfile.ZipFile(package) as archive:
        archive.extractall(into)
    return into / package.stem


def share_right(folder: Path, rows: list[tuple[str, str]]) -> float:
    found = translate_lines(folder, [left for left, _ in rows], beam=1, threads=1)
    return sum(text == right for text, (_, right) in zip(found, rows, strict=True)) / len(rows)


def test_a_toy_package_translates_sentences_it_has_not_seen(trained: tuple[Path, list[str]], tmp_path: Path) -> None:
    known = set(toy_rows(1500, 1))
    rows = [row for row in toy_rows(200, 9) if row not in known]
    assert share_right(unpack(trained[0], tmp_path), rows) > 0.9


def test_progress_tells_loss_bleu_and_chrf(trained: tuple[Path, list[str]]) -> None:
    (line,) = [line for line in trained[1] if line.startswith(" 50%")]
    for word in ("step 50", "loss", "held-out", "BLEU", "chrF", "pieces/s"):
        assert word in line


def test_the_package_holds_card_metadata_and_model(trained: tuple[Path, list[str]], tmp_path: Path) -> None:
    folder = unpack(trained[0], tmp_path)
    assert json.loads((folder / "metadata.json").read_text(encoding="utf-8"))["from_code"] == "uk"
    card = (folder / "README.md").read_text(encoding="utf-8")
    assert "100 steps" in card and "tok:13a" in card
    assert {path.name for path in (folder / "model").iterdir()} >= {"model.bin", "config.json"}


class Killed(Exception):
    pass


def test_a_training_killed_and_resumed_ends_as_one_that_was_not(toy: TrainOptions, tmp_path: Path) -> None:
    short = replace(toy, steps=12, checkpoint_every=4, evaluate_every=1000, rates=replace(RATES, dropout=0.1))
    whole = train_package(replace(short, out=tmp_path / "whole"))

    def kill(line: str) -> None:
        if "step 8" in line:
            raise Killed

    with pytest.raises(Killed):
        train_package(replace(short, out=tmp_path / "killed"), kill)
    lines: list[str] = []
    resumed = train_package(replace(short, out=tmp_path / "killed", resume=True), lines.append)
    assert not any("step 4" in line for line in lines)
    with zipfile.ZipFile(whole.package) as one, zipfile.ZipFile(resumed.package) as other:
        name = f"{whole.package.stem}/model/model.bin"
        assert one.read(name) == other.read(name)


def test_a_checkpoint_of_another_text_is_refused(trained: tuple[Path, list[str]], toy: TrainOptions) -> None:
    with pytest.raises(ModelError, match="belongs to another"):
        train_package(replace(toy, resume=True, seed=77))


def test_a_broken_checkpoint_is_told(toy: TrainOptions, tmp_path: Path) -> None:
    (tmp_path / "checkpoints").mkdir()
    (tmp_path / "checkpoints" / "state.pt").write_bytes(b"cut off")
    with pytest.raises(ModelError, match="checkpoint is broken"):
        train_package(replace(toy, out=tmp_path, resume=True))


def test_going_on_learns_a_new_word_and_keeps_the_old(
    trained: tuple[Path, list[str]], toy: TrainOptions, tmp_path: Path
) -> None:
    rows = [*toy_rows(60, 3), *toy_rows(400, 4, ("лось moose",) * 8)]
    own = write_rows(tmp_path / "own.tsv", rows)
    terms = write_rows(tmp_path / "terms.tsv", [("лось", "moose")])
    held_out = write_rows(
        tmp_path / "dev.tsv", [row for row in toy_rows(80, 5, ("лось moose",) * 8) if row not in rows]
    )
    options = replace(
        toy,
        sources=(Source(path=own),),
        start=trained[0],
        terms=terms,
        held_out=(held_out,),
        out=tmp_path / "out",
        steps=140,
        share=1.0,  # one new word in a one-layer network is no small change: part of the way says neither
    )
    result = train_package(options)
    assert result.package.name == "translate-uk_en-0_1_1.argosmodel"
    assert result.before[0].terms_right == 0
    assert result.after[0].terms_right / result.after[0].terms > 0.5  # carriers are hard for one layer of 64
    assert share_right(unpack(result.package, tmp_path), toy_rows(100, 6)) > 0.8


def test_going_on_without_steps_worth_the_name_changes_almost_nothing(
    trained: tuple[Path, list[str]], toy: TrainOptions, tmp_path: Path
) -> None:
    still = Rates(matrices=0.0, others=0.0)
    result = train_package(replace(toy, start=trained[0], out=tmp_path, steps=2, rates=still, average=1))
    with zipfile.ZipFile(result.package) as one, zipfile.ZipFile(trained[0]) as other:
        old = other.read(f"{trained[0].stem}/model/model.bin")
        assert one.read(f"{result.package.stem}/model/model.bin") == old


def test_replayed_sentences_are_translated_by_the_package_itself(
    trained: tuple[Path, list[str]], toy: TrainOptions, tmp_path: Path
) -> None:
    replay = tmp_path / "news.txt"
    replay.write_text("\n".join(left for left, _ in toy_rows(40, 8)) + "\n", encoding="utf-8")
    lines: list[str] = []
    own = write_rows(tmp_path / "own.tsv", toy_rows(40, 7))
    options = replace(toy, sources=(Source(path=own),), start=trained[0], replay=replay, out=tmp_path / "o", steps=2)
    result = train_package(options, lines.append)
    assert "news.txt: translating 40 sentences to replay" in lines
    with zipfile.ZipFile(result.package) as archive:
        assert "news.txt (replayed) | 40 |" in archive.read(f"{result.package.stem}/README.md").decode()


def test_half_of_the_change_lies_half_way(trained: tuple[Path, list[str]], toy: TrainOptions, tmp_path: Path) -> None:
    options = replace(toy, start=trained[0], steps=6, average=1, checkpoint_every=100, share=1.0)
    whole = train_package(replace(options, out=tmp_path / "whole"))
    half = train_package(replace(options, out=tmp_path / "half", share=0.5))
    name = "encoder/layer_0/ffn/linear_0/weight"
    old, new, mid = (
        open_package(path, "uk", "en").weights.arrays[name] for path in (trained[0], whole.package, half.package)
    )
    step = abs(old).max() / 127
    assert abs(new - old).max() > 3 * step
    assert abs((old + new) / 2 - mid).max() < 2 * step


def test_the_command_trains_and_prints_the_package(
    toy: TrainOptions, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "train.toml"
    config.write_text(
        f'src_lang = "uk"\ntgt_lang = "en"\nout = "o"\nsteps = 3\nvocabulary = 500\nbatch_tokens = 500\nthreads = 1\n'
        f"[shape]\nwidth = 32\nheads = 2\nfeed_forward = 64\nencoder_layers = 1\ndecoder_layers = 1\n"
        f'[[source]]\ntsv = "{toy.sources[0].path}"\n',
        encoding="utf-8",
    )
    with pytest.raises(SystemExit) as caught:
        main(["models", "train", "uk_en", "--config", str(config), "--out", str(tmp_path / "made")])
    assert caught.value.code in (0, None)
    shown = capsys.readouterr()
    assert Path(shown.out.strip()).is_file()
    assert "sacreBLEU" in shown.err and "models install" in shown.err


def test_torch_and_the_engine_agree_on_the_best_next_piece(trained: tuple[Path, list[str]], tmp_path: Path) -> None:
    start = open_package(trained[0], "uk", "en")
    network = network_from(start.weights).eval()
    sentence = toy_rows(1, 11)[0][0]
    ids = torch.tensor([[*start.vocabulary.processor.encode(sentence), 2]])
    made = [1]
    while made[-1] != 2 and len(made) < 40:
        made.append(int(network.logits(network(ids, torch.tensor([made])))[0, -1].argmax()))
    pieces = [start.vocabulary.target_pieces[i] for i in made[1:-1]]
    (engine,) = translate_lines(unpack(trained[0], tmp_path), [sentence], beam=1, threads=1)
    assert start.vocabulary.processor.decode_pieces(pieces) == engine


def test_the_loss_in_chunks_equals_the_plain_one() -> None:
    torch.manual_seed(1)
    logits, goals = torch.randn(600, 50, requires_grad=True), torch.randint(0, 50, (600,))
    plain = torch.nn.functional.cross_entropy(logits, goals, label_smoothing=0.1)
    (wanted,) = torch.autograd.grad(plain, logits)
    ours = ChunkedLoss.apply(logits, goals, 0.1)
    (found,) = torch.autograd.grad(ours, logits)
    assert float(ours.detach()) == pytest.approx(float(plain.detach()), abs=1e-5)
    assert torch.allclose(found, wanted, atol=1e-7)


@pytest.mark.parametrize("shape", [(32, 32), (64, 32), (32, 64)], ids=str)
def test_muon_makes_singular_values_nearly_one(shape: tuple[int, int]) -> None:
    torch.manual_seed(2)
    values = torch.linalg.svdvals(orthogonalise(torch.randn(shape)))
    assert values.min() > 0.3 and values.max() < 1.4


def test_the_rate_rises_stays_and_falls_to_nothing() -> None:
    factors = [rate_factor(step, step / 99, Rates(warmup=10, cooldown=0.3)) for step in range(100)]
    assert factors[0] == pytest.approx(0.1) and factors[50] == 1 and factors[99] == 0
    assert factors[:10] == sorted(factors[:10]) and factors[70:] == sorted(factors[70:], reverse=True)


def test_weights_go_out_of_a_network_and_back() -> None:
    torch.manual_seed(3)
    network = Network(SHAPE, 20, 10)
    again = network_from(weights_from(network.state_dict(), network))
    source, target = torch.tensor([[4, 5, 2, 0]]), torch.tensor([[1, 6]])
    assert torch.equal(network(source, target), again(source, target))


def test_padding_changes_no_translation() -> None:
    torch.manual_seed(4)
    network = Network(SHAPE, 20, 10).eval()
    target = torch.tensor([[1, 6, 7]])
    bare, padded = torch.tensor([[4, 5, 2]]), torch.tensor([[4, 5, 2, 0, 0]])
    assert torch.allclose(network(bare, target), network(padded, target), atol=1e-5)


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a CUDA device")
def test_cuda_where_there_is_none_is_told(toy: TrainOptions, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no CUDA device"):
        train_package(replace(toy, out=tmp_path, device="cuda"))


def test_minutes_end_a_training_whatever_the_passes(toy: TrainOptions, tmp_path: Path) -> None:
    result = train_package(replace(toy, out=tmp_path, steps=None, minutes=0.05, evaluate_every=10_000))
    assert 0.04 < result.minutes < 1


def test_an_anchored_loss_is_nothing_only_where_the_network_still_says_the_same() -> None:
    from crossread.train.optimizer import anchored_loss

    told = torch.tensor([[2.0, 0.0, -1.0], [0.0, 0.0, 0.0]])
    assert float(anchored_loss(told + 3, told)) == pytest.approx(0, abs=1e-6)
    assert float(anchored_loss(told.flip(1), told)) > 0.5


def test_replay_holds_the_network_where_it_was(
    trained: tuple[Path, list[str]], toy: TrainOptions, tmp_path: Path
) -> None:
    replay = tmp_path / "old.txt"
    replay.write_text("\n".join(left for left, _ in toy_rows(200, 8)) + "\n", encoding="utf-8")
    new = write_rows(tmp_path / "new.tsv", [(left, "something else entirely") for left, _ in toy_rows(60, 7)])
    fast = Rates(muon=False, matrices=3e-3, others=3e-3, warmup=5)
    options = replace(toy, sources=(Source(path=new, weight=0.3),), start=trained[0], steps=30, rates=fast, share=1.0)
    rows = toy_rows(60, 9)
    forgetful = train_package(replace(options, out=tmp_path / "a"))
    anchored = train_package(replace(options, out=tmp_path / "b", replay=replay))
    kept = [
        share_right(unpack(made.package, tmp_path / made.package.parent.name), rows) for made in (forgetful, anchored)
    ]
    assert kept[1] > kept[0]
