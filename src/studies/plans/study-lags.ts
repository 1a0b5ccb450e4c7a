/**
 * Past targets of each user that studies of dozens of boosters learn from, at most: half of the full recipe's rows tell
 * the same in half of the time.
 */
export const studyLags = 3;
