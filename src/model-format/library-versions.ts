import onnxruntime from 'onnxruntime-node/package.json';
import protobufjs from 'protobufjs/package.json';
import project from '../../package.json';

/** What wrote a model, and what its ONNX files were tested with. */
export function libraryVersions(): Record<string, string> {
  return {
    [project.name]: project.version,
    node: process.versions.node,
    'onnxruntime-node': onnxruntime.version,
    protobufjs: protobufjs.version,
  };
}
