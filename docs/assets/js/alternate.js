/**
 * Keeps Material's script from asking for a sitemap beside every page that <link rel="alternate"> names: there is none, and each request would
 * end in the console as an error. A browser reads the changed value as before; modules run before Material looks.
 */
for (const link of document.head.querySelectorAll("link[rel=alternate]")) link.rel += " ";
