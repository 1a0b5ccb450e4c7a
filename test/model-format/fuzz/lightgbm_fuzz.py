"""Runs LightGBM for the fuzz test.

train FOLDER    for each job in jobs.json: trains on NAME.x.f32, NAME.y.f32 (and NAME.w.f32), writes the raw scores of
                NAME.t.f32 to NAME.s.f64; then results.json with the number of trees, or null where LightGBM fails
predict FOLDER  for each job: loads NAME.txt and writes the raw scores of NAME.t.f32 to NAME.p.f64
"""
import json
import os
import sys

import lightgbm
import numpy


def read(path):
    return numpy.fromfile(path, dtype=numpy.float32)


def train(folder, job):
    stem = f"{folder}/{job['name']}"
    rows = read(f"{stem}.x.f32").reshape(-1, job["features"])
    weights = read(f"{stem}.w.f32") if os.path.exists(f"{stem}.w.f32") else None
    params = dict(job["params"], verbose=-1, num_threads=1, deterministic=True)
    rounds = int(params.pop("num_iterations"))
    params.pop("early_stopping_round", None)
    categorical = [int(f) for f in params.pop("categorical_feature", "").split(",") if f] or "auto"
    data = lightgbm.Dataset(
        rows, read(f"{stem}.y.f32"), weight=weights, group=job["groups"] or None, categorical_feature=categorical
    )
    booster = lightgbm.train(params, data, rounds)
    test = read(f"{stem}.t.f32").reshape(-1, job["features"])
    booster.predict(test, raw_score=True).astype(numpy.float64).tofile(f"{stem}.s.f64")
    return sum(tree["num_leaves"] > 1 for tree in booster.dump_model()["tree_info"])


def predict(folder, job):
    stem = f"{folder}/{job['name']}"
    booster = lightgbm.Booster(model_file=f"{stem}.txt")
    test = read(f"{stem}.t.f32").reshape(-1, job["features"])
    booster.predict(test, raw_score=True).astype(numpy.float64).tofile(f"{stem}.p.f64")
    return booster.num_trees()


def attempt(run, folder, job):
    try:
        return run(folder, job)
    except lightgbm.basic.LightGBMError as error:
        print(f"{job['name']}: {error}", file=sys.stderr)
        return None


folder = sys.argv[2]
run = {"train": train, "predict": predict}[sys.argv[1]]
jobs = json.load(open(f"{folder}/jobs.json"))
json.dump([attempt(run, folder, job) for job in jobs], open(f"{folder}/results.json", "w"))
