import type { ComponentChildren } from 'preact';

/** A page that has nothing else to show: why, and what to do. */
export function PageMessage({ title, text, children }: { title: string; text: string; children?: ComponentChildren }) {
  return (
    <main class="page-message">
      <img src="/page/icon.svg" alt="" width="56" height="56" />
      <h1>{title}</h1>
      <p>{text}</p>
      {children}
    </main>
  );
}
