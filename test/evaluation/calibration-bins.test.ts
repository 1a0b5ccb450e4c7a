import { CalibrationCounter } from '../../src/evaluation/calibration-bins';

test('predictions fall into ten bins, and the error weighs each bin by its share', () => {
  const counter = new CalibrationCounter();
  for (const bought of [true, false, false, false]) counter.add(0.25, bought);
  for (const bought of [true, true, true, false]) counter.add(0.95, bought);
  const { bins, expectedCalibrationError } = counter.result();
  expect(bins).toEqual([
    { predicted: 0.25, observed: 0.25, count: 4 },
    { predicted: expect.closeTo(0.95), observed: 0.75, count: 4 },
  ]);
  expect(expectedCalibrationError).toBeCloseTo(0.1);
});

test('a probability of 1 falls into the last bin', () => {
  const counter = new CalibrationCounter();
  counter.add(1, true);
  expect(counter.result()).toEqual({
    expectedCalibrationError: 0,
    bins: [{ predicted: 1, observed: 1, count: 1 }],
  });
});
