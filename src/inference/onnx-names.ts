/** Names inside our ONNX files: float32 [N, features] in, float32 [N, 1] out. */
export const ROWS_INPUT = 'rows';
export const RAW_SCORE_OUTPUT = 'raw_score';
