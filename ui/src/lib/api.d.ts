// Written by types.mjs from openapi.json: `npm run types`.
import type { CatchUp, ColumnType, CsvOptions, ExecutionStatus, HealthStatus, ParameterType, ParameterValue, ParameterValues, Role, ScheduleCounts, ScheduleJson, ScheduleState, Trigger, Values, WhenEmpty } from "./api-words";

export interface paths {
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["healthHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["auditList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["authLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["authLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["authEnter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["authPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["authRefresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["homeEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["homeHome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["meMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["mePeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["executionList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-executions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["executionGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-executions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["executionCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-executions/{id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["downloadDownload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-executions/{id}/download-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["downloadLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-executions/{id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["executionRedeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-executions/{id}/run-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["executionRunAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reportTypeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-types/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reportTypeGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-types/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reportTypePreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedule-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["previewPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["scheduleList"];
        put?: never;
        post: operations["scheduleCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["scheduleGet"];
        put: operations["scheduleUpdate"];
        post?: never;
        delete: operations["scheduleDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["scheduleChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/clone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["scheduleCopy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["executionOfSchedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/executions/{execution}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["executionOneOfSchedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["schedulePause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/recipients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["scheduleAddRecipient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/recipients/{recipient}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["scheduleRemoveRecipient"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["scheduleRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["scheduleResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["executionRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timezones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["previewZones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["meUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/d/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["downloadByLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["healthLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["healthReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Audit: {
            action: string;
            actor: string;
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            id: string;
            ip?: string;
            new_values?: Values;
            object_id?: string;
            object_name?: string;
            object_type: string;
            old_values?: Values;
            /** Format: uuid */
            user_id?: string;
        };
        AuditPage: {
            items: components["schemas"]["Audit"][];
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
            page: number;
            /** Format: int64 */
            total: number;
        };
        AuthLoginForm: {
            email?: string;
            /** Format: uuid */
            organization_id?: string;
            password?: string;
        };
        AuthOrganizationForm: {
            /** Format: uuid */
            organization_id?: string;
        };
        AuthPasswordForm: {
            current_password?: string;
            new_password?: string;
        };
        AuthToken: {
            access_token: string;
            /** Format: int64 */
            expires_in: number;
            must_change_password: boolean;
            token_type: string;
        };
        DefinitionFault: {
            file: string;
            /** Format: int32 */
            line?: number;
            message: string;
        };
        Delivery: {
            /** Format: int32 */
            attempt: number;
            attempts: components["schemas"]["DeliveryAttempt"][];
            channel: string;
            /** Format: date-time */
            created_at: string;
            destination: string;
            error_category?: string;
            error_code?: string;
            error_message?: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            next_attempt_at?: string;
            reference?: string;
            /** Format: int32 */
            retry_count: number;
            /** Format: date-time */
            sent_at?: string;
            status: string;
            uncertain: boolean;
        };
        DeliveryAttempt: {
            /** Format: int32 */
            attempt: number;
            certainty?: string;
            /** Format: date-time */
            ended_at: string;
            error_category?: string;
            error_code?: string;
            error_message?: string;
            outcome: string;
            /** Format: date-time */
            started_at: string;
        };
        DownloadLink: {
            /** Format: date-time */
            expires_at: string;
            url: string;
        };
        DownloadLinkForm: {
            format?: string;
        };
        ExecutionAccepted: {
            /** Format: uuid */
            execution_id: string;
        };
        ExecutionAffected: {
            /** Format: int32 */
            affected: number;
        };
        ExecutionAttempt: {
            /** Format: int32 */
            attempt: number;
            /** Format: date-time */
            ended_at: string;
            error_category?: string;
            error_code?: string;
            error_message?: string;
            outcome: string;
            /** Format: date-time */
            started_at: string;
        };
        ExecutionFile: {
            /** Format: int64 */
            bytes: number;
            /** Format: date-time */
            expires_at: string;
            file_name: string;
            format: string;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            row_count: number;
            sha256: string;
        };
        ExecutionLine: {
            /** Format: int32 */
            attempt: number;
            /** Format: date-time */
            completed_at?: string;
            /** Format: date-time */
            created_at: string;
            /** Format: int32 */
            deliveries_done: number;
            /** Format: int32 */
            deliveries_failed: number;
            /** Format: int32 */
            deliveries_total: number;
            /** Format: int64 */
            duration_ms?: number;
            error_category?: string;
            error_code?: string;
            error_message?: string;
            /** Format: int64 */
            file_size_bytes?: number;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            lateness_ms?: number;
            report_type: string;
            /** Format: int32 */
            retry_count: number;
            /** Format: int64 */
            row_count?: number;
            /** Format: uuid */
            schedule_id: string;
            schedule_name: string;
            /** Format: date-time */
            scheduled_for: string;
            skip_reason?: string;
            /** Format: date-time */
            started_at?: string;
            status: ExecutionStatus;
            timezone: string;
            trigger: Trigger;
            wait?: components["schemas"]["ExecutionWait"];
        };
        ExecutionLinePage: {
            items: components["schemas"]["ExecutionLine"][];
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
            page: number;
            /** Format: int64 */
            total: number;
        };
        ExecutionPerson: {
            display_name: string;
            /** Format: uuid */
            id: string;
        };
        ExecutionRedeliverForm: {
            delivery_ids?: string[];
        };
        ExecutionRunForm: {
            send_to?: string;
            /** Format: int32 */
            timeout_minutes?: number;
        };
        ExecutionWait: {
            /** Format: int32 */
            ahead?: number;
            code: string;
            text: string;
        };
        ExecutionWhole: {
            artifacts: components["schemas"]["ExecutionFile"][];
            /** Format: int32 */
            attempt: number;
            attempts: components["schemas"]["ExecutionAttempt"][];
            /** Format: date-time */
            completed_at?: string;
            /** Format: date-time */
            created_at: string;
            deliveries: components["schemas"]["Delivery"][];
            /** Format: int32 */
            deliveries_done: number;
            /** Format: int32 */
            deliveries_failed: number;
            /** Format: int32 */
            deliveries_total: number;
            /** Format: int64 */
            duration_ms?: number;
            error_category?: string;
            error_code?: string;
            error_detail?: string;
            error_message?: string;
            /** Format: int64 */
            file_size_bytes?: number;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            lateness_ms?: number;
            /** Format: date-time */
            next_attempt_at?: string;
            output_format: string;
            output_formats: string[];
            progress?: components["schemas"]["ProgressState"];
            report_params_snapshot: ParameterValues;
            report_type: string;
            report_type_version?: string;
            /** Format: int32 */
            retry_count: number;
            /** Format: int64 */
            row_count?: number;
            /** Format: uuid */
            schedule_id: string;
            schedule_name: string;
            /** Format: date-time */
            scheduled_for: string;
            skip_reason?: string;
            /** Format: date-time */
            started_at?: string;
            status: ExecutionStatus;
            /** Format: int32 */
            timeout_seconds: number;
            timezone: string;
            trigger: Trigger;
            triggered_by?: components["schemas"]["ExecutionPerson"];
            /** Format: int64 */
            usual_duration_ms?: number;
            wait?: components["schemas"]["ExecutionWait"];
            window?: components["schemas"]["ExecutionWindow"];
        };
        ExecutionWindow: {
            /** Format: date-time */
            from: string;
            label: string;
            /** Format: date-time */
            to: string;
        };
        Health: {
            checks: {
                [key: string]: components["schemas"]["HealthCheck"];
            };
            status: HealthStatus;
            version: string;
        };
        HealthAnswer: {
            status: string;
        };
        HealthCheck: {
            status: string;
            /** Format: date-time */
            time: string;
        };
        Home: {
            /** Format: date-time */
            checked_at: string;
            /** Format: int32 */
            due_next_24h: number;
            /** Format: int32 */
            failed: number;
            /** Format: int32 */
            late: number;
            needs_you: components["schemas"]["HomeNeed"][];
            next: components["schemas"]["HomeNextRun"][];
            /** Format: int32 */
            on_time: number;
            /** Format: int32 */
            running: number;
            schedules: ScheduleCounts;
            /** Format: int32 */
            skipped: number;
        };
        HomeNeed: {
            /** Format: uuid */
            execution_id?: string;
            kind: string;
            /** Format: uuid */
            schedule_id?: string;
            /** Format: date-time */
            since: string;
            text: string;
            title: string;
        };
        HomeNextRun: {
            /** Format: date-time */
            at: string;
            name: string;
            /** Format: uuid */
            schedule_id: string;
            timezone: string;
        };
        Me: {
            demo: boolean;
            display_name: string;
            email: string;
            /** Format: uuid */
            id: string;
            mailbox_url?: string;
            must_change_password: boolean;
            operator: boolean;
            organization: components["schemas"]["MeOrganization"];
            organizations: components["schemas"]["MeOrganization"][];
            role: Role;
            timezone: string;
        };
        MeOrganization: {
            /** Format: uuid */
            id: string;
            key: string;
            name: string;
            role: Role;
        };
        MePerson: {
            display_name: string;
            email: string;
            /** Format: uuid */
            id: string;
        };
        MePersonPage: {
            items: components["schemas"]["MePerson"][];
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
            page: number;
            /** Format: int64 */
            total: number;
        };
        MeUser: {
            display_name: string;
            email: string;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            /** Format: date-time */
            last_sign_in_at?: string;
            role: Role;
        };
        MeUserPage: {
            items: components["schemas"]["MeUser"][];
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
            page: number;
            /** Format: int64 */
            total: number;
        };
        ParameterOption: {
            label: string;
            value: string;
        };
        Preview: {
            completed: boolean;
            description: string;
            runs: components["schemas"]["PreviewRun"][];
            tzdb_version: string;
        };
        PreviewForm: {
            /** Format: date-time */
            after?: string;
            /** Format: int32 */
            count?: number;
            schedule?: ScheduleJson;
        };
        PreviewRun: {
            /** Format: date-time */
            at: string;
            local: string;
            note?: string;
            note_text?: string;
        };
        PreviewZone: {
            city: string;
            id: string;
            offset: string;
        };
        PreviewZones: {
            items: components["schemas"]["PreviewZone"][];
        };
        Problem: {
            code: string;
            detail: string;
            errors: {
                field: string;
                message: string;
            }[];
            instance?: string;
            status: number;
            title: string;
            type?: string;
        };
        ProgressState: {
            /** Format: int64 */
            bytes: number;
            phase: string;
            /** Format: int64 */
            rows: number;
        };
        ReportType: {
            columns: components["schemas"]["ReportTypeColumn"][];
            description?: string;
            formats: string[];
            id: string;
            name: string;
            parameters: components["schemas"]["ReportTypeParameter"][];
            source: string;
            version: string;
        };
        ReportTypeColumn: {
            currency?: string;
            label: string;
            name: string;
            pii: boolean;
            total?: string;
            type: ColumnType;
        };
        ReportTypeList: {
            faults?: components["schemas"]["DefinitionFault"][];
            items: components["schemas"]["ReportType"][];
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
            page: number;
            /** Format: int64 */
            total: number;
        };
        ReportTypeParameter: {
            default?: ParameterValue;
            hint?: string;
            label: string;
            max?: number;
            min?: number;
            multiple: boolean;
            name: string;
            options?: components["schemas"]["ParameterOption"][];
            required: boolean;
            type: ParameterType;
        };
        ReportTypePreview: {
            columns: components["schemas"]["ReportTypeColumn"][];
            rows: unknown[][];
            /** Format: int64 */
            took_ms: number;
            truncated: boolean;
            window?: components["schemas"]["ReportTypeWindow"];
        };
        ReportTypePreviewForm: {
            /** Format: date-time */
            due_at?: string;
            /** Format: int32 */
            limit?: number;
            report_params?: ParameterValues;
            timezone?: string;
        };
        ReportTypeWindow: {
            /** Format: date */
            from: string;
            label: string;
            /** Format: date */
            to: string;
        };
        Schedule: {
            can_edit: boolean;
            catch_up: CatchUp;
            catch_up_window: string;
            /** Format: date-time */
            created_at: string;
            csv?: CsvOptions;
            /** Format: date-time */
            deleted_at?: string;
            description?: string;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            last_execution?: components["schemas"]["ScheduleLastExecution"];
            /** Format: date-time */
            last_run_at?: string;
            /** Format: date-time */
            last_success_at?: string;
            name: string;
            /** Format: date-time */
            next_run_at?: string;
            output_format: string;
            output_formats: string[];
            owner: components["schemas"]["ScheduleOwner"];
            /** Format: date-time */
            paused_at?: string;
            recipients: components["schemas"]["ScheduleRecipient"][];
            report_params: ParameterValues;
            report_type: string;
            report_type_name: string;
            schedule: ScheduleJson;
            schedule_description: string;
            state: ScheduleState;
            /** Format: int32 */
            timeout_minutes: number;
            timezone: string;
            upcoming_runs: string[];
            /** Format: date-time */
            updated_at: string;
            /** Format: int32 */
            version: number;
            warnings: components["schemas"]["ScheduleWarning"][];
            when_empty: WhenEmpty;
        };
        ScheduleForm: {
            catch_up?: CatchUp;
            catch_up_window?: string;
            csv?: CsvOptions;
            description?: string;
            name?: string;
            output_format?: string;
            output_formats?: string[];
            recipients?: components["schemas"]["ScheduleFormRecipientForm"][];
            report_params?: ParameterValues;
            report_type?: string;
            schedule?: ScheduleJson;
            /** Format: int32 */
            timeout_minutes?: number;
            when_empty?: WhenEmpty;
        };
        ScheduleFormRecipientForm: {
            channel: string;
            destination: string;
            options?: {
                [key: string]: unknown;
            };
        };
        ScheduleLastExecution: {
            /** Format: date-time */
            completed_at?: string;
            error_message?: string;
            /** Format: uuid */
            id: string;
            status: ExecutionStatus;
        };
        ScheduleList: {
            counts: ScheduleCounts;
            items: components["schemas"]["Schedule"][];
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
            page: number;
            /** Format: int64 */
            total: number;
        };
        ScheduleOwner: {
            display_name: string;
            email: string;
            /** Format: uuid */
            id: string;
        };
        ScheduleRecipient: {
            channel: string;
            destination: string;
            display_name?: string;
            external: boolean;
            /** Format: uuid */
            id: string;
            options: Values;
            /** Format: uuid */
            user_id?: string;
        };
        ScheduleWarning: {
            field: string;
            message: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    healthHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auditList: {
        parameters: {
            query?: {
                user_id?: string;
                action?: string;
                object_id?: string;
                from?: string;
                to?: string;
                page?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthLoginForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthToken"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authLogout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: {
                "__Host-punctual_refresh"?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authEnter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthOrganizationForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthToken"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthPasswordForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthToken"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authRefresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: {
                "__Host-punctual_refresh"?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthToken"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    homeEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    homeHome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Home"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mePeople: {
        parameters: {
            query?: {
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MePersonPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    executionList: {
        parameters: {
            query?: {
                schedule_id?: string;
                status?: string;
                trigger?: string;
                from?: string;
                to?: string;
                q?: string;
                page?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionLinePage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    executionGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionWhole"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    executionCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionWhole"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadDownload: {
        parameters: {
            query?: {
                format?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DownloadLinkForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadLink"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    executionRedeliver: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ExecutionRedeliverForm"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionAffected"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    executionRunAgain: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionAccepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportTypeList: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportTypeList"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportTypeGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportType"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportTypePreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReportTypePreviewForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportTypePreview"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewPreview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleList: {
        parameters: {
            query?: {
                q?: string;
                state?: string;
                report_type?: string;
                owner?: string;
                sort?: string;
                page?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleList"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleUpdate: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleDelete: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleChanges: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleCopy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    executionOfSchedule: {
        parameters: {
            query?: {
                status?: string;
                page?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionLinePage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    executionOneOfSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                execution: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionWhole"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedulePause: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleAddRecipient: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleFormRecipientForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleRecipient"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleRemoveRecipient: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                recipient: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleRestore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleResume: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    executionRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ExecutionRunForm"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionAccepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewZones: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewZones"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeUserPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadByLink: {
        parameters: {
            query: {
                e: number;
                s: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthAnswer"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthAnswer"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
