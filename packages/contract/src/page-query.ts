/** What is asked of a list that comes in pages. */
import Type from "typebox";
import { text } from "./text.ts";

/** The properties of such a query. @param most entries of a page */
export function pageProperties(most: number) {
  return {
    cursor: Type.Optional(text({ maxLength: 300, description: "`next_cursor` of the page before." })),
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: most, description: "20 when absent.", examples: [20] }),
    ),
  };
}
