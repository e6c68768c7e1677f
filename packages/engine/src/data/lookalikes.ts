/**
 * Words of English that look like a form, or like a slip, of a word of feeling and mean something else. They were found
 * by running a large English word list through the reader and judging every word that it took for something.
 */

/** Not to be read as a form of another word: "cars" is no form of "caring", "sure" none of "surly". */
export const ownWords: ReadonlySet<string> = new Set(
  (
    "car cars care cared cares careful carefully carly bare barely barest barred barring bash bashed bashing console " +
    "consoles contents corner corners cut cuts cutting determine determines engage engaged engages engaging fin fins " +
    "fir firs fancy fum glade ground grounds gut guts hat hats hook hooks hooking hop hops hopping jade jag jags keen " +
    "kidding lie live lived lives living leaves lon long longest marvell meaningful meaningfully meaning meanings mus " +
    "paine part parts partly pin pins pinned pinning pine pines play plays played psyche pur purse rag ragged rags " +
    "read reads readded rune runes sade save saves saving savings shams shin shins singe singly slight slightly " +
    "slightest spit spits staring stared starred starring stares stat state stated stateful statement statements " +
    "states stating stats stokes sure surely temp temps thought thoughts ware wares wast watch watched watches " +
    "watching wav wolfe fist bonn bonnet comae ashe dime dimes whit whits bade bum bums number numbers numbered trusted believed hyper liver mister kissinger lustre luster glower snider " +
    "undead undies unhook unhooked unmade unmeaning unpin unpinned unreel unstated unplayed unlived undetermined " +
    "unexplored unfired unanticipated uncared disease diseases diseased display displayed displays displaying " +
    "distemper distension disconcert disconcerted disconcerting disembarrass stateless lossless groundless " +
    "memoryless remorseless pitiless recoilless resistless careless carelessly badly dislocated unless discovers"
  ).split(" "),
);

/** Not to be read as a slip of the fingers: "morning" is not "mourning". */
export const commonWords: ReadonlySet<string> = new Set(
  (
    "abandoner accented accenting accomplisher adducted admixing adventurers adventuress adverse agrimony alight " +
    "apologist aright avenue balancer beatty beauts bounce bounty bristle broker brooking brooming brothered carets " +
    "carious cheeks cherry chucking clinging clings clumpy coddle coddling comport comported comporting confidant " +
    "confuser confuted confuting consented console consoler consoles contended contested contexted contrive contused " +
    "contusing contusion covering crabbe cranks cranny curdle curdling curios debride deceiver decide decision " +
    "decisive defecated defection deflater deftest degrader degressive deleted demoraliser demoralizer demotion " +
    "denotion derive deserter deserved desiree detacher detect detectable detection determine determiner determines " +
    "deviance deviant discarder disconnecter discorded discourager disgracer distal divide diving divorcee downcase " +
    "drafting dropsy dumbfounder elution embowered embowering emergence encourager energiser energizer engrosser " +
    "estranger euphorbia eustatic excising excluder exhauster exited exiting fettering flight flinting flinty " +
    "flitting flouting fluttered forsake forsakes fostering freight frizzled frustrater fulfiller gaggle gaggling " +
    "gentile gigging goggle goggling grounder grunge hallow harmon headiness heroin hideout hideouts hippiest hubble " +
    "hungary iconic immobilizer impatiens impresser inpatient inspirer insulated insulter intensify interior irenic " +
    "irrigable irrigated irrigating irrigation jovian lambent lamest lamont latent lathing likely livery lovell " +
    "mallow marcel mariel martel mastery mayhew medicative medlow mellon memorise memorises memorizes menage " +
    "mesmeriser mesmerizer miscreated miserly mishit monkery monotone morality muting offender optimise outage " +
    "outlast outrace outraced outrider outsides overthrew overthrown pailful paralyser parrying patent peasant " +
    "penzance perfecta pheasant pinheaded placed playback polluter portend potent prefatory prefect premising reboil " +
    "reboiling refection regelation regrew reigned rejecter rejoining relating relaying relented relenting relied " +
    "relies reliever relist relisting relived repealed repeat reseat reseated reseating resect resection reselling " +
    "resend resending resetting resift resifting resigner resined resits resitting resolution respelled retelling " +
    "revelled revelling revenue revolved revolving romanic rupture salvage scattered scuffing selene serena serine " +
    "shacking shaker shaven sheering shucking shuttered sighted sleety slighter slyness smocking sneezing socking " +
    "spattered stalely stanch starling started starting steering stocking strangle strews string strung swattered " +
    "tankful thrall thralled thralling thrusting thwarter torrent trebling trilled trilling trussing trysting tumidly " +
    "unbinding unclear unsewn unwinking unwonted upraising upwind victor victors villein violet wagering watering " +
    "withdraw withdraws wrenched yarning"
  ).split(" "),
);

/** Short words of feeling so common that a slip in them is read too; no other English word is a swap or a letter away. */
export const everydayWords: readonly string[] = [
  "happy",
  "angry",
  "lonely",
  "afraid",
  "scared",
  "upset",
  "grief",
];
