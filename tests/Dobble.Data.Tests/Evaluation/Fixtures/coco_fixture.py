"""Makes coco.json: boxes drawn with a seed, and what COCOeval says of them.

    python3 coco_fixture.py coco.json [SEED]

Coordinates are quarters of pixels, so that they are the same in single precision. Needs pycocotools and numpy. The file here was
computed with numpy 1.24.2 and the Python source of pycocotools (commit 03ed8bda of cocodataset/cocoapi: COCO and COCOeval for boxes,
with the published maxDets 1, 10, 100 and thresholds that are not rounded; keypoints, masks and plots left out); the one function that is compiled there, the overlap of boxes
(bbIou of maskApi.c), was replaced by the same lines in Python.
"""
import json
import random
import sys

import numpy as np
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

path, seed = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 7
random.seed(seed)
quarter = lambda low, high: random.randint(int(low * 4), int(high * 4)) / 4


def box(kind):
    size = {"small": (4, 31), "medium": (33, 95), "large": (97, 220)}[kind]
    return [quarter(0, 400), quarter(0, 300), quarter(*size), quarter(*size)]


def near(b):
    spread = random.choice([0, 0.05, 0.15, 0.4])
    move = lambda side: round(random.uniform(-spread, spread) * side * 4) / 4
    return [b[0] + move(b[2]), b[1] + move(b[3]), max(0.25, b[2] + move(b[2])), max(0.25, b[3] + move(b[3]))]


truth, found = [], []
for image in range(14):
    for _ in range(random.choice([0, 3, 12, 40])):
        truth.append({"image_id": image, "category_id": random.randint(0, 6), "bbox": box(random.choice(["small", "medium", "large"]))})
    for t in [t for t in truth if t["image_id"] == image]:
        for _ in range(random.choice([0, 1, 1, 1, 2])):
            # Scores of two digits: ties are frequent.
            found.append({"image_id": image, "category_id": t["category_id"], "bbox": near(t["bbox"]), "score": round(random.random(), 2)})
    for _ in range(random.randint(0, 8)):
        found.append({"image_id": image, "category_id": random.randint(0, 8), "bbox": box("medium"), "score": round(random.random(), 2)})
for _ in range(130):  # more than a hundred of one class on one picture
    found.append({"image_id": 3, "category_id": 2, "bbox": box("small"), "score": round(random.random(), 2)})
for _ in range(30):  # so many of one class that ten detections cannot be all of them
    truth.append({"image_id": 5, "category_id": 0, "bbox": box("medium")})
    found.append({"image_id": 5, "category_id": 0, "bbox": near(truth[-1]["bbox"]), "score": round(random.random(), 2)})
truth.append({"image_id": 3, "category_id": 9, "bbox": box("small")})  # never found
for side in [32, 96] * 5:  # areas that belong to two sizes
    truth.append({"image_id": random.choice([7, 8]), "category_id": random.randint(0, 2), "bbox": [quarter(0, 400), quarter(0, 300), side, side]})
    for shift in random.choice([[0], [0.25], [0, side]]):
        x, y = truth[-1]["bbox"][:2]
        found.append({**truth[-1], "bbox": [x + shift, y, side, side], "score": round(random.random(), 2)})
for i, entry in enumerate(truth + found):
    entry.update(id=i + 1, area=entry["bbox"][2] * entry["bbox"][3], iscrowd=0)

true = COCO()
true.dataset = {
    "images": [{"id": image} for image in range(14)],
    "categories": [{"id": c, "name": str(c)} for c in sorted({t["category_id"] for t in truth})],
    "annotations": truth,
}
true.createIndex()
evaluation = COCOeval(true, true.loadRes([f for f in found if f["category_id"] in {t["category_id"] for t in truth}]), "bbox")
evaluation.evaluate()
evaluation.accumulate()
evaluation.summarize()
mean = lambda values: float(np.mean(values[values > -1]))
precision, recall = evaluation.eval["precision"], evaluation.eval["recall"]
classes = {
    int(c): [mean(precision[:, :, k, 0, 2]), mean(precision[0, :, k, 0, 2]), mean(precision[5, :, k, 0, 2]), mean(recall[:, k, 0, 2])]
    for k, c in enumerate(evaluation.params.catIds)
}
line = lambda entry: [entry["image_id"], entry["category_id"], *entry["bbox"], *([entry["score"]] if "score" in entry else [])]
with open(path, "w") as file:
    json.dump({"truth": [line(t) for t in truth], "found": [line(f) for f in found], "stats": list(evaluation.stats), "classes": classes}, file)
    file.write("\n")
