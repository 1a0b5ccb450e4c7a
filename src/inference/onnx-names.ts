/** Names in the ONNX files: the input is float32 [N, features], the output float32 [N, 1]. */
export const ROWS_INPUT = 'rows';
export const RAW_SCORE_OUTPUT = 'raw_score';
