/** Changes the model in service; implemented by the server. */
export interface ModelSwitch {
  /** @throws ApiError VERSION_NOT_FOUND or MODEL_REFUSED; the previous model stays in service */
  activate: (version: string) => Promise<void>;
  /** Activates the version published before the one in service. @throws ApiError as `activate` */
  rollback: () => Promise<void>;
}
