'use strict';

// The address of this script is PREFIX/api/docs/page.js and that of the description PREFIX/api/openapi.json, where PREFIX
// is the path under which a proxy serves the platform, if there is one.
const description = new URL('../openapi.json', document.currentScript.src);
const root = new URL('../..', document.currentScript.src).pathname;

function show(source) {
  SwaggerUIBundle({
    ...source,
    dom_id: '#api',
    deepLinking: true,
    docExpansion: 'list',
    filter: true,
    persistAuthorization: false,
    tagsSorter: 'alpha',
    validatorUrl: null,
  });
}

// Requests that are tried out go the way that the page came, even if the proxy does not report its path.
fetch(description)
  .then(response => (response.ok ? response.json() : Promise.reject(new Error(response.statusText))))
  .then(spec => show({ spec: { ...spec, servers: [{ url: root }] } }))
  .catch(() => show({ url: description.href }));
