/** How the page asks its service, as whoever is signed in. */
import { accessToken, renew } from "../session/session.ts";
import { reach, type SendOptions, ServiceError } from "./send.ts";

export { ServiceError } from "./send.ts";

/** What a request may have besides its path. */
export type RequestOptions = Omit<SendOptions, "token">;

/**
 * Asks the service for JSON: a POST where there is a body, a GET otherwise, unless the method is told.
 * @throws ServiceError with words for whoever looks at the page
 */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const response = await ask(path, options);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

/**
 * Asks the service for a file: what the JSON of a POST is answered with in the wanted form.
 * @throws ServiceError with words for whoever looks at the page
 */
export async function requestFile(path: string, body: unknown, mediaType: string): Promise<Blob> {
  return (await ask(path, { body, accept: mediaType })).blob();
}

/**
 * Asks the service, and once more where the token was over before its time.
 * @throws ServiceError with words for whoever looks at the page
 */
export async function ask(path: string, options: RequestOptions = {}): Promise<Response> {
  const token = await accessToken();
  try {
    return await reach(path, { ...options, token });
  } catch (error) {
    if (!(token !== undefined && error instanceof ServiceError && error.isTokenOver)) throw error;
    return reach(path, { ...options, token: await renew() });
  }
}
