"""Runs LightGBM for the comparisons in this folder.

predict FOLDER   reads model.txt and rows.f32; writes scores.f64 (raw scores, one per class), leaves.i32, resaved.txt and
                 contributions.f64 (of the first 200 rows)
train FOLDER     reads rows.f32 and case.json; trains on labels made from the rows; writes model.txt and all of the above
evaluate FOLDER  reads train.f32, valid.f32 (the label is the last column) and case.json; trains once for each seed and
                 writes evaluations.json: {"auc": [...], "binary_logloss": [...], ...} of the validation rows
"""
import json
import sys

import lightgbm
import numpy

QUIET = {"verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True}


def read_rows(path, columns):
    return numpy.fromfile(path, dtype=numpy.float32).reshape(-1, columns)


def write_predictions(folder, booster, rows):
    booster.predict(rows, raw_score=True).astype(numpy.float64).tofile(f"{folder}/scores.f64")
    booster.predict(rows, pred_leaf=True).astype(numpy.int32).tofile(f"{folder}/leaves.i32")
    contributions = booster.predict(rows[:200], pred_contrib=True)
    contributions.astype(numpy.float64).tofile(f"{folder}/contributions.f64")


def predict(folder):
    booster = lightgbm.Booster(model_file=f"{folder}/model.txt")
    write_predictions(folder, booster, read_rows(f"{folder}/rows.f32", booster.num_feature()))
    booster.save_model(f"{folder}/resaved.txt")


def train(folder):
    case = json.load(open(f"{folder}/case.json"))
    rows = read_rows(f"{folder}/rows.f32", 6)
    # Column 5 never misses a value, so that LightGBM writes splits of missing type None, too.
    rows[:, 5] = numpy.nan_to_num(rows[:, 5], nan=0.25, posinf=4, neginf=-4)
    for column in case["categorical"]:
        rows[:, column] = categories_of(rows[:, column])
    rows.tofile(f"{folder}/rows.f32")
    clean = numpy.nan_to_num(numpy.clip(rows, -5, 30))
    value = clean[:, 0] + clean[:, 1] * clean[:, 5] + 3 * (clean[:, 2] % 3 == 1)
    labels = numpy.digitize(value, [0.5, 1.5]) if case["classes"] > 2 else (value > 0.5).astype(int)
    group = [20] * (len(rows) // 20) if case["ranked"] else None
    dataset = lightgbm.Dataset(rows, labels, group=group, categorical_feature=case["categorical"])
    booster = lightgbm.train({**QUIET, **case["parameters"]}, dataset, 20)
    booster.save_model(f"{folder}/model.txt")
    if not case["parameters"].get("linear_tree"):  # LightGBM has no contributions for them, and the reader refuses them anyway
        write_predictions(folder, booster, rows)


def categories_of(column):
    """Some 30 categories, with missing and negative values among them."""
    scaled = numpy.floor(numpy.abs(numpy.clip(column, -15, 15)) * 7)
    return numpy.where(column < -4.4, -1, scaled).astype(numpy.float32)


def evaluate(folder):
    case = json.load(open(f"{folder}/case.json"))
    columns = case["features"] + 1
    sets = [read_rows(f"{folder}/{name}.f32", columns) for name in ("train", "valid")]
    results = {}
    for seed in case["seeds"]:
        groups = [None, None] if case["group"] is None else [[case["group"]] * (len(s) // case["group"]) for s in sets]
        categorical = case["categorical"]
        train_set, valid_set = [
            lightgbm.Dataset(s[:, :-1], s[:, -1], group=group, categorical_feature=categorical)
            for s, group in zip(sets, groups)
        ]
        valid_set.reference = train_set
        evaluations = {}
        parameters = {**QUIET, **case["parameters"], "seed": seed}
        for given_otherwise in ("num_iterations", "early_stopping_round", "categorical_feature"):
            parameters.pop(given_otherwise, None)
        record = lightgbm.record_evaluation(evaluations)
        lightgbm.train(parameters, train_set, case["iterations"], valid_sets=[valid_set], callbacks=[record])
        for metric, values in evaluations["valid_0"].items():
            results.setdefault(metric, []).append(values[-1])
    json.dump(results, open(f"{folder}/evaluations.json", "w"))


{"predict": predict, "train": train, "evaluate": evaluate}[sys.argv[1]](sys.argv[2])
