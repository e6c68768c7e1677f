/**
 * Words in which people say that they want to die or to hurt themselves, in six languages, and idioms that only sound so.
 * The list follows the warning signs that crisis lines name (988 Suicide & Crisis Lifeline; Samaritans; World Health
 * Organization, Preventing suicide: a resource for media professionals, 2023): talk of wanting to die, of having no reason
 * to live, of being a burden, of a plan. It finds words, and judges nobody.
 */

/** One pattern a way of saying it; letters in lower case and without accents, apostrophes straight. */
export const crisisPhrases: readonly RegExp[] = [
  // English
  /\b(?:kill|hurt|harm|cut|cutting|hang|drown|shoot|killing|hurting|harming|hanging|poison|starve) (?:myself|my self)\b/,
  /\b(?:kms|unalive myself|off myself|end myself|offing myself)\b/,
  /\bself[- ]?harm(?:ing)?\b/,
  /\b(?:i am|i'm|im|feel|feeling|been|being|very|still|get|getting) (?:so |really |very |pretty |kind of )?suicidal\b/,
  /\b(?:commit|committing|thinking (?:about|of)|thoughts of|think about|considering|contemplating|attempt(?:ed|ing)?|planning) (?:my own )?suicide\b/,
  /\bsuicidal (?:thoughts|feelings|again|tonight)\b/,
  /\b(?:end|take|ending|taking) (?:my (?:own )?life|it all)\b/,
  /\b(?:i|to|just|really|only) (?:want|wanted|wanna|wish|long|hope|need|would like|d like) (?:to |i could |i would )?(?:just )?(?:die|be dead|not wake up|never wake up|disappear for good|disappear forever|stop existing|not exist)\b/,
  /\bi (?:do not|don'?t|dont|no longer) (?:want|wanna|wish) (?:to )?(?:live|be alive|be here anymore|be here any more|exist|wake up|go on living)\b/,
  /\b(?:do not|don'?t|dont) want to (?:live|be alive|exist|go on living|be here anymore|be here any more)\b/,
  /\bi wish i (?:was|were) (?:dead|never born|not alive)\b/,
  /\b(?:no|not any|any) (?:reason|point) (?:to|in) (?:live|living|be alive|being alive|go on living)\b/,
  /\b(?:nothing|nothing left) to live for\b/,
  /\b(?:better off|be happier) (?:without me|if i (?:was|were) (?:dead|gone))\b/,
  /\bbetter off dead\b/,
  /\bjump (?:off|from) (?:a|the) (?:bridge|roof|building)\b/,
  /\b(?:tired|sick) of (?:living|being alive|life)\b/,
  /\b(?:goodbye|suicide) (?:note|letter) (?:is|ready|written)\b|\bsuicide note\b/,
  // German
  /\b(?:mich|mir) (?:umbringen|umzubringen|toten|das leben nehmen|etwas antun|was antun|ritzen|selbst verletzen)\b/,
  /\b(?:ich )?(?:will|mochte|mag|wollte) (?:nicht mehr|nimmer) (?:leben|da sein|aufwachen|weiterleben)\b/,
  /\bich (?:will|mochte|wollte) (?:nur |einfach |nur noch )?(?:sterben|tot sein)\b/,
  /\b(?:selbstmord|suizid)(?:gedanken| begehen)\b|\b(?:mein leben beenden|meinem leben ein ende)\b/,
  // Spanish
  /\b(?:quiero|quisiera|deseo|voy a|ganas de) (?:morir|morirme|matarme|suicidarme|hacerme dano|quitarme la vida|cortarme)\b/,
  /\b(?:no quiero (?:vivir|seguir viviendo|vivir mas)|ya no quiero vivir|quitarme la vida|estaria mejor muert[oa])\b/,
  // French
  /\b(?:je (?:veux|voudrais|vais)|envie de) (?:mourir|me tuer|me suicider|me faire du mal|en finir|crever)\b/,
  /\b(?:je ne veux plus vivre|je veux plus vivre|mettre fin a mes jours|plus envie de vivre)\b/,
  // Portuguese
  /\b(?:quero|queria|vou|vontade de) (?:morrer|me matar|matar-me|me cortar|me machucar|me suicidar|tirar a minha vida|tirar minha vida)\b/,
  /\bnao quero (?:mais viver|viver mais|viver|mais estar vivo|mais estar viva)\b/,
  // Italian
  /\b(?:voglio|vorrei|sto per) (?:morire|uccidermi|ammazzarmi|suicidarmi|farmi del male|farla finita|tagliarmi)\b/,
  /\b(?:non voglio piu vivere|non ho piu voglia di vivere|togliermi la vita)\b/,
];

/** What is not meant so; it is taken out of the text before the phrases are looked for. */
export const idioms: readonly RegExp[] = [
  /\bend it all (?:with|on|in) (?:a|an|the)\b/g,
  /\b(?:want|wanted|wanna|could|would|going|about|nearly|almost) (?:to )?(?:die|died) (?:of|from|with) (?:laughter|laughing|embarrassment|shame|boredom|cringe|cuteness|happiness|joy)\b/g,
  /\bi(?:'m| am)? (?:could|would|want to|wanna|just) die (?:for|happy|a happy|on stage|an? old)\b/g,
  /\bwant to die (?:an? )?(?:old|happy|peacefully|laughing|in your arms|next to you|on that hill|a legend)\b/g,
  /\b(?:hang|hanging|cut|cutting) myself (?:some slack|a slice|a piece|off from|up on)\b/g,
  /\b(?:killing|kill) myself (?:laughing|with laughter|at the gym|at work|for (?:this|that) (?:job|deadline|exam))\b/g,
  /\b(?:shoot|kick) myself in the foot\b/g,
  /\b(?:dead|drop dead) (?:tired|serious|gorgeous)\b/g,
  /\bcut (?:myself|me) (?:shaving|cooking|on (?:a|the|some) \w+)\b/g,
  /\bhurt myself (?:falling|playing|skating|climbing|at|on|when|while|lifting|dancing|running|skiing)\b/g,
  /\b(?:the suicide squad|suicide squad|suicide is painless|suicidal tendencies|career suicide|social suicide)\b/g,
  /\b(?:drown|drowning) myself in (?:work|music|coffee|chocolate)\b/g,
];
