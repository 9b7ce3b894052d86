import { Icon } from './icons';

/** Kind words about files that were not taken. */
export function Refusals({ reasons }: { reasons: string[] }) {
  return (
    <div class="refusals" role="alert">
      {reasons.map((text) => (
        <p key={text} class="problem">
          <Icon name="alert" /> <span>{text}</span>
        </p>
      ))}
    </div>
  );
}
