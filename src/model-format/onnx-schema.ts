/**
 * The part of ONNX's protocol-buffer schema (onnx.proto) that a tree model needs. Field numbers and types are ONNX's;
 * fields that are never written are omitted.
 */
import { Root } from 'protobufjs/light';
import type { Type } from 'protobufjs/light';

/** AttributeProto.type */
export const ATTRIBUTE_TYPE = { INT: 2, STRING: 3, FLOATS: 6, INTS: 7, STRINGS: 8 } as const;

/** TensorProto.elem_type */
export const FLOAT = 1;

/** An object of this shape is what `modelProto` encodes; int64 fields are given as plain numbers. */
export interface ModelProto {
  /** Version of the file format, not of the model. */
  readonly irVersion: number;
  readonly opsetImport: readonly { readonly domain: string; readonly version: number }[];
  readonly producerName: string;
  readonly producerVersion: string;
  readonly domain: string;
  readonly graph: GraphProto;
  readonly metadataProps: readonly { readonly key: string; readonly value: string }[];
}

export interface GraphProto {
  readonly name: string;
  readonly node: readonly NodeProto[];
  readonly input: readonly ValueInfoProto[];
  readonly output: readonly ValueInfoProto[];
}

export interface NodeProto {
  readonly name: string;
  readonly opType: string;
  readonly domain: string;
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly attribute: readonly AttributeProto[];
}

export interface AttributeProto {
  readonly name: string;
  readonly type: number;
  readonly i?: number;
  readonly s?: Uint8Array;
  readonly floats?: ArrayLike<number>;
  readonly ints?: ArrayLike<number>;
  readonly strings?: readonly Uint8Array[];
}

export interface ValueInfoProto {
  readonly name: string;
  readonly type: { readonly tensorType: TensorTypeProto };
}

export interface TensorTypeProto {
  readonly elemType: number;
  readonly shape: {
    readonly dim: readonly ({ readonly dimValue: number } | { readonly dimParam: string })[];
  };
}

const field = (type: string, id: number) => ({ type, id });
const repeated = (type: string, id: number) => ({ rule: 'repeated', type, id });
/** Readers accept repeated numbers packed or not; packed is a third of the size. */
const packed = (type: string, id: number) => ({ rule: 'repeated', type, id, options: { packed: true } });

const schema = {
  ModelProto: {
    irVersion: field('int64', 1),
    producerName: field('string', 2),
    producerVersion: field('string', 3),
    domain: field('string', 4),
    graph: field('GraphProto', 7),
    opsetImport: repeated('OperatorSetIdProto', 8),
    metadataProps: repeated('StringStringEntryProto', 14),
  },
  OperatorSetIdProto: { domain: field('string', 1), version: field('int64', 2) },
  StringStringEntryProto: { key: field('string', 1), value: field('string', 2) },
  GraphProto: {
    node: repeated('NodeProto', 1),
    name: field('string', 2),
    input: repeated('ValueInfoProto', 11),
    output: repeated('ValueInfoProto', 12),
  },
  NodeProto: {
    input: repeated('string', 1),
    output: repeated('string', 2),
    name: field('string', 3),
    opType: field('string', 4),
    attribute: repeated('AttributeProto', 5),
    domain: field('string', 7),
  },
  AttributeProto: {
    name: field('string', 1),
    i: field('int64', 3),
    s: field('bytes', 4),
    floats: packed('float', 7),
    ints: packed('int64', 8),
    strings: repeated('bytes', 9),
    type: field('int32', 20),
  },
  ValueInfoProto: { name: field('string', 1), type: field('TypeProto', 2) },
  TypeProto: { tensorType: field('TensorTypeProto', 1) },
  TensorTypeProto: { elemType: field('int32', 1), shape: field('TensorShapeProto', 2) },
  TensorShapeProto: { dim: repeated('DimensionProto', 1) },
  DimensionProto: { dimValue: field('int64', 1), dimParam: field('string', 2) },
};

const nested = Object.fromEntries(Object.entries(schema).map(([name, fields]) => [name, { fields }]));

/** Encodes ModelProto objects. */
export const modelProto: Type = Root.fromJSON({ nested }).lookupType('ModelProto');
