/** Thrown when a program of the service cannot start; its message is for the person who starts it. */
export class StartError extends Error {
  constructor(message: string, options: ErrorOptions) {
    super(message, options);
    this.name = "StartError";
  }
}
