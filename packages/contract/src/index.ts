/** Every HTTP message as a schema that validates, types and documents it, and the way between its spelling and the engine's. */
export { affectSchema } from "./affect.ts";
export { analysisSchema, midiFileSchema, type WireAnalysis } from "./analyze.ts";
export { analysisToWire } from "./analyze-map.ts";
export { audioQuerySchema } from "./audio.ts";
export {
  compareAnswerSchema,
  comparedSongSchema,
  compareRequestSchema,
  type WireCompareAnswer,
  type WireComparedSong,
  type WireCompareRequest,
} from "./compare.ts";
export {
  changeFromWire,
  comparedMessage,
  comparedSongFromWire,
  comparisonToWire,
  type Read,
} from "./compare-map.ts";
export {
  editSchema,
  editsAnswerSchema,
  editsRequestSchema,
  type WireEdit,
  type WireEditsAnswer,
  type WireEditsRequest,
} from "./edits.ts";
export {
  editedMessage,
  editedToWire,
  editsFromWire,
  editToWire,
  mistakesFromEdit,
  partsFromWire,
} from "./edits-map.ts";
export {
  baseEmotionSchema,
  DOMINANCE_DEFAULT,
  emotionAnswerSchema,
  emotionNodeAnswerSchema,
  emotionNodePathSchema,
  emotionNodeSchema,
  emotionPathSchema,
  emotionsAnswerSchema,
  NEAREST_DEFAULT,
  nearestAnswerSchema,
  nearestQuerySchema,
  searchAnswerSchema,
  searchQuerySchema,
  type WireBaseEmotion,
  type WireEmotionNode,
  wayAnswerSchema,
  wayQuerySchema,
} from "./emotions.ts";
export {
  emotionNodeToWire,
  emotionsToWire,
  emotionToWire,
  nearestToWire,
  readingToWire,
  wayToWire,
} from "./emotions-map.ts";
export { bundleQuerySchema, bundleType, exportsAnswerSchema, type WireExports } from "./exports.ts";
export {
  type FileFormat,
  type FileType,
  fileTypes,
  isSound,
  type OutputFormat,
  outputFormats,
  type ScoreLayout,
  type SoundFileFormat,
  scoreLayouts,
  scoreType,
  soundFormats,
  type WrittenFormat,
  writtenFormats,
} from "./formats.ts";
export {
  dryRunAnswerSchema,
  generateAnswerSchema,
  generateRequestSchema,
  type WireDryRunAnswer,
  type WireGenerateAnswer,
  type WireGenerateRequest,
} from "./generate.ts";
export {
  accountSchema,
  emailSchema,
  meSchema,
  newPasswordSchema,
  passwordSchema,
  registerRequestSchema,
  usernameSchema,
  type WireAccount,
  type WireRegisterRequest,
} from "./identity/accounts.ts";
export {
  accountExportSchema,
  accountPathSchema,
  accountsAnswerSchema,
  accountsQuerySchema,
  changeAccountRequestSchema,
  changeMeRequestSchema,
  createAccountRequestSchema,
  deleteAccountRequestSchema,
  type WireAccounts,
} from "./identity/admin.ts";
export {
  apiKeyPathSchema,
  apiKeySchema,
  apiKeysAnswerSchema,
  HIGHEST_KEY_LIMIT,
  keyLimitsSchema,
  newApiKeyRequestSchema,
  rotateApiKeyRequestSchema,
  shownApiKeySchema,
  type WireApiKey,
} from "./identity/api-keys.ts";
export {
  applicationPathSchema,
  applicationSchema,
  applicationsAnswerSchema,
  type WireApplication,
} from "./identity/applications.ts";
export {
  AUDIT_PAGE,
  auditAnswerSchema,
  auditEventSchema,
  auditQuerySchema,
  type WireAuditEvent,
} from "./identity/audit.ts";
export {
  authorizationServerSchema,
  clientPathSchema,
  clientSchema,
  clientsAnswerSchema,
  clientWithSecretSchema,
  createClientRequestSchema,
  registerClientRequestSchema,
  registeredClientSchema,
  registrationErrorSchema,
  type WireClient,
  type WireRegisterClientRequest,
} from "./identity/clients.ts";
export { keySetSchema, type WireKeySet } from "./identity/key-set.ts";
export {
  changePasskeyRequestSchema,
  newPasskeyRequestSchema,
  passkeyOptionsRequestSchema,
  passkeyOptionsSchema,
  passkeyPathSchema,
  passkeySchema,
  passkeySignInRequestSchema,
  passkeysAnswerSchema,
  type WirePasskey,
} from "./identity/passkeys.ts";
export {
  changePasswordRequestSchema,
  forgotPasswordAnswerSchema,
  forgotPasswordRequestSchema,
  passwordLinkSchema,
  resetPasswordRequestSchema,
} from "./identity/passwords.ts";
export {
  linkProviderAnswerSchema,
  linkProviderRequestSchema,
  outsideIdentitiesAnswerSchema,
  outsideIdentityPathSchema,
  outsideIdentitySchema,
  providerCodeRequestSchema,
  providerPathSchema,
  providerStartQuerySchema,
  providersAnswerSchema,
} from "./identity/providers.ts";
export { isScope, type Scope, scopeMeanings, scopeSchema, scopes } from "./identity/scopes.ts";
export {
  endSessionsQuerySchema,
  sessionPathSchema,
  sessionSchema,
  sessionsAnswerSchema,
  type WireSession,
} from "./identity/sessions.ts";
export {
  browserTokenSchema,
  codeSchema,
  loginRequestSchema,
  refreshRequestSchema,
  tokensSchema,
  type WireBrowserToken,
  type WireTokens,
} from "./identity/tokens.ts";
export {
  activateRequestSchema,
  enrollRequestSchema,
  enrolmentSchema,
  proofSchema,
  recoveryCodesSchema,
  secondFactorSchema,
} from "./identity/two-factor.ts";
export { importSongRequestSchema, type WireImportSong } from "./import-song.ts";
export { type ReadSymbol, songFromWire } from "./import-song-map.ts";
export {
  intentSchema,
  understoodIntentSchema,
  type WireIntent,
  type WireUnderstoodIntent,
} from "./intent.ts";
export { intentFromWire, intentToWire, mistakesFromEngine } from "./intent-map.ts";
export {
  conversationAnswerSchema,
  forgottenAnswerSchema,
  interrogateAnswerSchema,
  interrogatePathSchema,
  interrogateRequestSchema,
  LONGEST_MESSAGE,
  type WireConversation,
  type WireGivenContext,
  type WireInterrogateAnswer,
  type WireInterrogateRequest,
  type WireInterviewResponse,
} from "./interrogate.ts";
export { contextFromWire, givenIntentToWire, replyToWire, turnsToWire } from "./interrogate-map.ts";
export {
  type JobState,
  jobKinds,
  jobPathSchema,
  jobSchema,
  jobStates,
  jobsAnswerSchema,
  jobsQuerySchema,
  type RenderFormat,
  renderFormats,
  renderLayouts,
  renderRequestSchema,
  type WireJob,
  type WireJobError,
  type WireJobs,
  type WireRenderRequest,
} from "./jobs.ts";
export { metricsSchema, type WireHistogram, type WireMetrics } from "./metrics.ts";
export { PROBLEM_MEDIA_TYPE, problemSchema, type WireProblem } from "./problem.ts";
export { provenanceSchema, type WireProvenance } from "./provenance.ts";
export { ruleSchema, rulesAnswerSchema, rulesToWire, ruleToWire, type WireRule } from "./rules.ts";
export { type JsonSchema, noQuerySchema } from "./schema.ts";
export {
  healthSchema,
  notReadyProperties,
  readySchema,
  serviceSchema,
  type WireDependency,
  type WireService,
} from "./service.ts";
export { planSchema, songSchema, type WirePlan, type WireSong } from "./song.ts";
export { planToWire, type SongExtras, songId, songToWire } from "./song-map.ts";
export { songRequestSchema, type WireSongRequest } from "./song-request.ts";
export {
  changedSongAnswerSchema,
  changeSongRequestSchema,
  explanationAnswerSchema,
  explanationQuerySchema,
  keptSongAnswerSchema,
  layoutQuerySchema,
  scoreQuerySchema,
  songPathSchema,
  songsAnswerSchema,
  songsQuerySchema,
  type WireChangeSong,
  type WireExplanation,
  type WireKeptSong,
  type WireKeptSongAnswer,
  type WireSongs,
} from "./songs.ts";
export {
  explanationToWire,
  type KeptSong,
  keepingToWire,
  keptSongToWire,
  type SongOutline,
} from "./songs-map.ts";
export { explain, type Mistake } from "./validate/explain.ts";
export { harmless, showName } from "./validate/show.ts";
export { BODY, type Checked, PARAMETERS, type Validator, validator } from "./validate/validator.ts";
export {
  type SongChange,
  type SongWish,
  variationAnswerSchema,
  variationRequestSchema,
  versionsAnswerSchema,
  type WireVariationAnswer,
  type WireVariationRequest,
  type WireVersions,
} from "./variations.ts";
export { changeOf, versionsToWire } from "./variations-map.ts";
