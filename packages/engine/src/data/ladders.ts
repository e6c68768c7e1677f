/**
 * Shades that grow stronger or weaker only among themselves. The six nodes of a sub-emotion ascend in intensity but not
 * always in kind: who is very tired is exhausted and not bored, who is very jealous has not been betrayed. A node that
 * is named in none of these lists moves along the six of its sub-emotion.
 */
export const ladders: readonly (readonly string[])[] = [
  ["gratitude"],
  ["solitude", "isolation", "loneliness"],
  ["alienation"],
  ["rejection"],
  ["abandonment"],
  ["wistfulness", "longing"],
  ["homesickness"],
  ["resentment", "bitterness"],
  ["vengefulness"],
  ["hatred"],
  ["covetousness", "envy", "jealousy"],
  ["suspicion"],
  ["possessiveness"],
  ["betrayal"],
  ["hesitation", "shyness"],
  ["vulnerability"],
  ["watchfulness", "eeriness"],
  ["fragility"],
  ["overwhelm"],
  ["powerlessness", "helplessness"],
  ["entrapment"],
  ["paralysis"],
  ["dreaminess"],
  ["wanderlust"],
  ["epiphany"],
  ["ambivalence"],
  ["contamination"],
  ["cynicism"],
  ["condescension"],
  ["mockery"],
  ["tiredness", "exhaustion", "burnout"],
  ["boredom", "ennui", "apathy"],
];
