/** Slack's sizes (Block Kit reference). */
export const limits = {
  section: 3000,
  header: 150,
  blocks: 50,
  modalBlocks: 100,
  buttonText: 75,
  buttonValue: 2000,
  buttons: 25,
  /** All text of one message. Slack names no number for blocks; beyond about 13,000 it refuses. */
  message: 12_000,
  fallback: 3000,
  modalTitle: 24,
  label: 2000,
  hint: 2000,
  input: 3000,
  options: 100,
  optionText: 75,
  metadata: 3000,
  prompts: 4,
} as const;
