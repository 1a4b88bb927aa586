interface Page {
  document: { cookie: string };
  location: { protocol: string; pathname: string };
}

/**
 * Adds the CSRF token from the page's cookies to a request of Swagger UI; the cookie's name depends on the page's address. The
 * source of this function runs in the browser, so it may use nothing else of this file.
 */
export function echoCsrfToken(request: { headers: Record<string, string> }): unknown {
  const { document, location } = globalThis as unknown as Page;
  const prefix = location.pathname.startsWith('/api/docs') ? '__Host-' : '__Secure-';
  const names = location.protocol === 'https:' ? [`${prefix}XSRF-TOKEN`, 'XSRF-TOKEN'] : ['XSRF-TOKEN'];
  const cookies = document.cookie.split('; ');
  const [token] = names.flatMap((name) =>
    cookies.filter((each) => each.startsWith(`${name}=`)).map((each) => each.slice(name.length + 1)),
  );
  if (token) request.headers['X-XSRF-TOKEN'] = token;
  return request;
}
