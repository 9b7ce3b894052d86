/** JSON that the wording turns into words. It holds only what its recipient may know (security.1). */
export type Facts = Record<string, unknown>;

/** A button: pressing it is the command `action` with `args`, to this case unless another is named. */
export interface Press {
  action: string;
  args?: Facts;
  case?: string;
  /** The wording's label; the action's own name unless said. */
  label?: string;
  style?: 'primary' | 'danger';
  /** The press opens the form of its command first (`schema` of the action), with `args` filled in. */
  form?: boolean;
}
