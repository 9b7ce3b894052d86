/** The platform surely did not take a message: it may be sent again without looking for it first. */
export class NotTaken extends Error {
  override name = 'NotTaken';
  /** @param retryAfter milliseconds after which the platform wants to be asked again */
  constructor(
    message: string,
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}
