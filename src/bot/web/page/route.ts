/** Which page an address means. The server answers all of them with the same index.html. */
export type Route =
  | { page: 'entrance' }
  | { page: 'side'; left: string; right: string }
  | { page: 'messenger'; person: string }
  | { page: 'register'; person: string }
  | { page: 'unknown' };

export function routeOf({ pathname, search }: { pathname: string; search: string }): Route {
  if (pathname === '/') return { page: 'entrance' };
  if (pathname === '/side') {
    const query = new URLSearchParams(search);
    return { page: 'side', left: query.get('left') ?? '', right: query.get('right') ?? '' };
  }
  const [, person, rest] = /^\/m\/([^/]+)(?:\/(.*))?$/.exec(pathname) ?? [];
  if (!person) return { page: 'unknown' };
  if (!rest) return { page: 'messenger', person: decodeURIComponent(person) };
  return rest === 'register' ? { page: 'register', person: decodeURIComponent(person) } : { page: 'unknown' };
}

export const messengerOf = (person: string) => `/m/${encodeURIComponent(person)}/`;
export const registerOf = (person: string) => `${messengerOf(person)}register`;
export const sideOf = (left: string, right: string) => `/side?${new URLSearchParams({ left, right }).toString()}`;
