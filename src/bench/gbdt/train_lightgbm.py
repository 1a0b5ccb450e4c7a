"""A child process that trains with LightGBM according to a TrainerJob (trainer-job.ts) and prints a TrainerAnswer."""

import json
import resource
import sys
import time

import lightgbm
import numpy


def read(part, num_features):
    rows = numpy.fromfile(part["rows"], dtype="<f4").reshape(part["numRows"], num_features)
    return rows, numpy.fromfile(part["labels"], dtype="u1").astype("<f4")


def peak_megabytes():
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) / 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def auc(labels, scores):
    """Ties count half."""
    values, place, count = numpy.unique(scores, return_inverse=True, return_counts=True)
    rank = (numpy.cumsum(count) - (count - 1) / 2)[place]
    positive = int(labels.sum())
    negative = len(labels) - positive
    return float((rank[labels > 0].sum() - positive * (positive + 1) / 2) / (positive * negative))


def main(job):
    rows, labels = read(job["train"], job["numFeatures"])
    params = {
        "objective": "binary",
        "num_leaves": job["numLeaves"],
        "learning_rate": 0.1,
        "max_bin": 255,
        "lambda_l2": 1,
        "min_data_in_leaf": 20,
        "num_threads": job["threads"],
        "verbosity": -1,
    }
    cpu = time.process_time()
    start = time.perf_counter()
    dataset = lightgbm.Dataset(rows, labels, params=params).construct()
    binning_seconds = time.perf_counter() - start
    booster = lightgbm.train(params, dataset, num_boost_round=job["numTrees"])
    wall_seconds = time.perf_counter() - start
    cpu_seconds = time.process_time() - cpu
    peak = peak_megabytes()

    rows, labels = read(job["validation"], job["numFeatures"])
    start = time.perf_counter()
    scores = booster.predict(rows, raw_score=True, num_threads=1)
    predict_seconds = time.perf_counter() - start
    margins = numpy.where(labels > 0, scores, -scores)
    answer = {
        "wallSeconds": wall_seconds,
        "cpuSeconds": cpu_seconds,
        "peakMegabytes": peak,
        "auc": auc(labels, scores),
        "logLoss": float(numpy.logaddexp(0, -margins).mean()),
        "predictSeconds": predict_seconds,
        "breakdown": {"binning": binning_seconds * 1000},
    }
    print(json.dumps(answer))


main(json.loads(sys.argv[1]))
