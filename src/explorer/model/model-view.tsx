export function ModelView() {
  return null;
}
