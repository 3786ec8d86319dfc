export { type ActiveFilter, ActiveFilters } from './active-filters.tsx'
export { Breadcrumb, type BreadcrumbItem } from './breadcrumb.tsx'
export type { Bars, Chart, Fill, Label, Span, Spans } from './chart/chart.ts'
export { drawingAlone, drawingOnPaper } from './chart/drawing.tsx'
export { ChartFigure } from './chart/figure.tsx'
export { type CommitmentItem, CommitmentList, CommitmentRow } from './commitment-row.tsx'
export { type Content, Shown } from './content.tsx'
export { type DatedItem, DatedList, type LinkItem, LinkList } from './dated-list.tsx'
export { type Change, Diff } from './diff.tsx'
export { EmptyState } from './empty-state.tsx'
export { ErrorContent } from './error-content.tsx'
export { type Facet, Facets } from './facets.tsx'
export { type Fact, Facts, severalValues } from './facts.tsx'
export { FigureBlock, type FigureBlockProps, Figures } from './figure-block.tsx'
export { FileField } from './file-field.tsx'
export { type FilterField, FilterForm } from './filter-form.tsx'
export { Button, ChoiceField, ErrorSummary, Form, SelectField, TextArea, TextField, TickField } from './form.tsx'
export { type FormatLink, Formats } from './formats.tsx'
export { formatDay, formatMonth, formatNumber, languageName, plural } from './formatting.ts'
export { FramedPage, OutwardLink } from './framed-page.tsx'
export { FuzzyDate } from './fuzzy-date.tsx'
export { type Action, ButtonLink, Hero } from './hero.tsx'
export { Icon, type IconName } from './icons.tsx'
export { notInText, onLinesOfTheirOwn } from './in-text.ts'
export { Band, PageHead, Section, Split, Tag, Wrap } from './layout.tsx'
export { Link } from './link.tsx'
export { messagesOf } from './messages.ts'
export { Meter } from './meter.tsx'
export { type EvidenceItem, type MilestoneItem, MilestonesTable } from './milestones-table.tsx'
export { Notice } from './notice.tsx'
export { Page, type PageProps } from './page.tsx'
export { Onwards, Pagination } from './pagination.tsx'
export { PermanentLink } from './permanent-link.tsx'
export { type PhaseSlab, Phases } from './phases.tsx'
export { type PlanSlab, PlanSlabs } from './plan-slabs.tsx'
export {
  completionStates,
  figures as figuresBlock,
  milestonesTable,
  paragraph,
  ratingsTable,
  tally,
  titleMark,
} from './print/blocks.ts'
export {
  contentLine,
  joined,
  periodLine,
  plainLine,
  sourceLine,
  sourceReferences,
  sourcesLine,
  spoken,
  textLine,
  textLines,
} from './print/lines.ts'
export { look } from './print/look.ts'
export { PriorityGrid, type PriorityItem, PriorityList } from './priorities.tsx'
export { type RatingItem, RatingsTable } from './ratings-table.tsx'
export { safeHref } from './safe-href.ts'
export { Said, saying, Ways } from './said.tsx'
export { SearchForm } from './search-form.tsx'
export { SheetArticle } from './sheet.tsx'
export type { FooterGroup, FooterLink } from './site-footer.tsx'
export type { NavItem } from './site-header.tsx'
export { SourceLink, SourceList, SourceNote, SourceReferences } from './source-note.tsx'
export { type Completion, completionIcons, type MilestoneStanding, milestoneIcons, type SlabState } from './states.ts'
export { Mark, MilestoneState, Status, StatusTally } from './status.tsx'
export { countSentence, reachedSentence, Stones } from './stones.tsx'
export { Cell, FoldingTable, Row } from './table.tsx'
export { TextTitle } from './text-title.tsx'
export { TextView } from './text-view.tsx'
export { Thread, type ThreadNode } from './thread.tsx'
export { Typeset, typographic } from './typography.tsx'
export { excerptOf, UserText } from './user-text.tsx'
