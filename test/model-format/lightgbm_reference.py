"""Lets the real LightGBM speak, for lightgbm.test.ts.

predict FOLDER   reads model.txt and rows.f32; writes scores.f64 (raw scores), leaves.i32 and resaved.txt
train FOLDER     reads rows.f32; trains on labels made from them; writes model.txt, scores.f64 and leaves.i32
"""
import sys

import lightgbm
import numpy


def read_rows(folder, features):
    return numpy.fromfile(f"{folder}/rows.f32", dtype=numpy.float32).reshape(-1, features)


def write_predictions(folder, booster, rows):
    booster.predict(rows, raw_score=True).astype(numpy.float64).tofile(f"{folder}/scores.f64")
    booster.predict(rows, pred_leaf=True).astype(numpy.int32).tofile(f"{folder}/leaves.i32")


def predict(folder):
    booster = lightgbm.Booster(model_file=f"{folder}/model.txt")
    write_predictions(folder, booster, read_rows(folder, booster.num_feature()))
    booster.save_model(f"{folder}/resaved.txt")


def train(folder):
    rows = read_rows(folder, 6)
    # Column 5 never misses a value, so that LightGBM writes splits of missing type None, too.
    rows[:, 5] = numpy.nan_to_num(rows[:, 5], nan=0.25, posinf=4, neginf=-4)
    clean = numpy.nan_to_num(numpy.clip(rows, -5, 5))
    labels = (clean[:, 0] + clean[:, 1] * clean[:, 5] > 0.5).astype(int)
    parameters = {"objective": "binary", "num_leaves": 15, "verbose": -1, "num_threads": 1, "seed": 1}
    booster = lightgbm.train(parameters, lightgbm.Dataset(rows, labels), 20)
    booster.save_model(f"{folder}/model.txt")
    rows.tofile(f"{folder}/rows.f32")
    write_predictions(folder, booster, rows)


{"predict": predict, "train": train}[sys.argv[1]](sys.argv[2])
