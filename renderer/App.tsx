// The start screen: the name, and the notice that the licence of citeproc-js asks to be shown where a program starts.
import { notice } from '#core/citations/notice.ts';

export function App() {
  return (
    <>
      <h1>Precis</h1>
      <ul>
        {notice.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
