import type { Instant, LocalDate } from '../rules/time.js';

/** 客户投诉登记表 as people look at it (complaint.2): what the desk answers and messengers show. Types only. */
export interface RegisterRow {
  case: string;
  number: string;
  /** 作废 with its reason, and nothing else, where the number could not be used. */
  void?: string;
  receivedAt: Instant;
  channel: string;
  /** Masked. */
  customer: string;
  place: string;
  nature: string;
  category: string;
  size: string;
  summary: string;
  status: string;
  open: boolean;
  overdue: boolean;
  holder: string;
  until: Instant | null;
  department: string;
  result: string;
  rating: number | null;
}

export interface RegisterPage {
  rows: RegisterRow[];
  total: number;
  page: number;
  pages: number;
  filters: { status: Option[]; category: Option[]; department: Option[]; size: Option[] };
  /** Only cases received since then were searched: with dates one looks further back. */
  searchedSince?: Instant;
}

export interface Option {
  value: string;
  label: string;
}

/** Search and filters; what is empty does not count. */
export interface RegisterQuery {
  /** Part of a number or of the words. */
  query?: string;
  status?: string;
  category?: string;
  department?: string;
  size?: string;
  open?: 'true' | 'false' | '';
  /** First and last day of receipt. */
  from?: LocalDate;
  to?: LocalDate;
  /** From 1. */
  page: number;
}
