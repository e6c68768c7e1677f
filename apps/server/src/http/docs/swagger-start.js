// Runs in the browser, on /docs. No validator badge: it would be an image from another host.
const page = window.SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  validatorUrl: null,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
  oauth2RedirectUrl: `${location.origin}/docs/oauth2-redirect.html`,
});
page.initOAuth({ usePkceWithAuthorizationCodeGrant: true });
