import { Select } from "@mantine/core";
import { Fold } from "@/components/Fold";
import type { PdfOptions, ScheduleDraft } from "@/features/schedules/model";
import classes from "./Editor.module.css";
import type { Editor } from "./useEditor";
import { Words } from "./Words";

/** What only the chosen formats ask for. */
export function FormatFields({ editor }: { editor: Editor }) {
  const { draft } = editor;
  return (
    <>
      {draft.formats.includes("csv") && (
        <Fold title="CSV details" aside={csvWords(draft)}>
          <CsvFields editor={editor} />
        </Fold>
      )}
      {draft.formats.includes("pdf") && (
        <Fold title="PDF details" aside={pdfWords(draft)}>
          <PdfFields editor={editor} />
        </Fold>
      )}
    </>
  );
}

const delimiters = [
  { value: ",", label: "Comma ," },
  { value: ";", label: "Semicolon ;" },
  { value: "\t", label: "Tab" },
  { value: "|", label: "Bar |" },
];

function csvWords({ csv }: ScheduleDraft): string {
  return csv.profile === "raw" ? "plain, as RFC 4180 says" : "for spreadsheets";
}

function pdfWords({ pdf }: ScheduleDraft): string {
  const chosen = [papers, orientations].map(
    (each, index) =>
      each.find(({ value }) => value !== "" && value === (index ? pdf.orientation : pdf.paper))
        ?.label,
  );
  return chosen.filter(Boolean).join(", ") || "as the report has it";
}

const papers = [
  { value: "", label: "As the report has it" },
  { value: "a4", label: "A4" },
  { value: "letter", label: "Letter" },
];

const orientations = [
  { value: "", label: "As the report has it" },
  { value: "portrait", label: "Portrait" },
  { value: "landscape", label: "Landscape" },
];

function PdfFields({ editor }: { editor: Editor }) {
  const { pdf } = editor.draft;
  const set = (part: Partial<PdfOptions>) => editor.change({ pdf: { ...pdf, ...part } });
  return (
    <div className={classes.pair}>
      <Select
        label="Paper"
        allowDeselect={false}
        data={papers}
        value={pdf.paper}
        error={editor.messages["pdf.paper"]}
        onChange={(paper) => set({ paper: paper ?? "" })}
      />
      <Select
        label="Orientation"
        allowDeselect={false}
        data={orientations}
        value={pdf.orientation}
        error={editor.messages["pdf.orientation"]}
        onChange={(orientation) => set({ orientation: orientation ?? "" })}
      />
    </div>
  );
}

function CsvFields({ editor }: { editor: Editor }) {
  const { csv } = editor.draft;
  const set = (part: Partial<ScheduleDraft["csv"]>) => editor.change({ csv: { ...csv, ...part } });
  return (
    <>
      <Words
        label="For"
        words={{
          excel: "Spreadsheets: opens right in Excel, formulas made harmless",
          raw: "Programs: plain, exactly as RFC 4180 says",
        }}
        value={csv.profile === "raw" ? "raw" : "excel"}
        onChange={(profile) => set({ profile })}
      />
      <div className={classes.pair}>
        <Select
          label="Between columns"
          allowDeselect={false}
          data={delimiters}
          value={csv.delimiter}
          error={editor.messages["csv.delimiter"]}
          onChange={(delimiter) => delimiter && set({ delimiter })}
        />
        <Select
          label="Decimal mark"
          allowDeselect={false}
          data={[
            { value: ".", label: "Point 1.5" },
            { value: ",", label: "Comma 1,5" },
          ]}
          value={csv.decimal}
          error={editor.messages["csv.decimal"]}
          onChange={(decimal) => decimal && set({ decimal })}
        />
      </div>
    </>
  );
}
