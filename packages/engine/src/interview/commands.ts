/** Answers that are about the conversation rather than about the song. */
import { padded } from "./words.ts";

/** What can be asked of the conversation itself. */
export type Command = "skip" | "back" | "restart" | "make";

const commands: Readonly<Record<Command, RegExp>> = {
  skip: /^(?:please )?(?:skip|skip (?:it|this|that|this one|the question)|next|next question|next one|pass|go on|continue|keep going|move on|carry on|i'?d rather not(?: say)?|rather not|no comment|another question|ask (?:me )?something else)$/u,
  back: /^(?:please )?(?:go )?(?:back|one back|step back|undo|undo that|previous|go back one)$/u,
  restart:
    /^(?:please )?(?:let'?s )?(?:start over|start again|restart|reset|begin again|from the (?:top|beginning|start)|start from scratch|new song|forget (?:it )?all)$/u,
  make: /^(?:ok |okay |please |no |just |now |come on |and )*(?:just make it|make it|make (?:it|the song|a song|one)(?: now| please| already)?|go|go ahead|generate|generate it|compose|compose it|that'?s it|that'?s all|done|finish|finished|i'?m done|enough|enough questions|no more questions|stop asking|play it|let'?s hear it|do it|write it|just write it)(?: please| now| already)?$/u,
};

/** What a message asks of the conversation; undefined where it is about the song. */
export function commandIn(message: string): Command | undefined {
  if (message.length > 80) return undefined;
  const said = padded(message).trim();
  return (Object.keys(commands) as Command[]).find((name) => commands[name].test(said));
}

const UNSURE =
  /^(?:(?:hm+|um+|uh+|well|honestly|sorry|ok|okay|oh|ah|idk|dunno|lol) )*(?:idk|i? ?(?:really |honestly )?(?:don'?t|do not) (?:really )?(?:know|care|mind)|no idea|dunno|no clue|not sure|i'?m not sure|unsure|whatever|whichever|either|any|anything|(?:you|u) (?:choose|decide|pick)|(?:your|ur) (?:choice|call|pick)|surprise me|up to you|hard to say|can'?t say|who knows|maybe|perhaps|hm+|meh|doesn'?t matter|not really|nothing|none|n\/?a|no|nope|nah|not yet|no thanks|no thank you|(?:ha)+h?|(?:he)+|lo+l|(?:i )?(?:do not|don'?t|no|not) understand)(?: (?:really|honestly|yet|sorry|though|lol|either|man|to be honest|tbh|you choose|you decide))*$/u;

/** Whether a message says that there is no answer. */
export function isUnsure(message: string): boolean {
  if (message.length > 80) return false;
  const said = padded(message).trim();
  return said === "" ? !/\p{Extended_Pictographic}/u.test(message) : UNSURE.test(said);
}

/** Whether a message says yes and nothing else: an answer to a question that can be answered so, and to no other. */
export function isYes(message: string): boolean {
  return /^(?:(?:oh|well|hell) )?(?:yes|yeah|yep|yup|sure|ok|okay|of course|absolutely|please|yes please)$/u.test(
    padded(message).trim(),
  );
}

/** Whether a message is a greeting, or asks what this is. */
export function isGreeting(message: string): boolean {
  return /^(?:hi|hey|hello|hallo|hola|ciao|salut|bonjour|good (?:morning|evening|afternoon)|yo|sup|start|begin|help|test|what is this|who are you|how does this work|what can you do|i want (?:a |you to make a |to make a )?song|make me a song|write me a song)(?: (?:there|you|music brain|everyone|please|again))*$/u.test(
    padded(message).trim(),
  );
}

/** Whether a message is a courtesy and nothing else. */
export function isCourtesy(message: string): boolean {
  return /^(?:(?:ok|okay|oh|wow|haha|cool|great|perfect|nice|awesome|lovely|wonderful|beautiful|amazing|good|fine|sounds good|looks good|thanks|thank you|thx|ty|cheers|many thanks|thanks a lot|thank you so much|i love it|love it|that is all|bye|goodbye)(?: |$))+$/u.test(
    padded(message).trim(),
  );
}
