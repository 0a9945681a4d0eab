package io.languard.service.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an entry of the audit trail reports. Every type of event is a record; its {@link JsonTypeName} is the type, and
 * its components are the details, without secrets. Records of several groups may share a type.
 */
public sealed interface AuditEvent
        permits AdapterAuditEvent,
                AdapterEvent,
                BackupAuditEvent,
                BanAuditEvent,
                ContentAuditEvent,
                JobAuditEvent,
                LifecycleAuditEvent,
                PlayerAuditEvent,
                ScheduleAuditEvent,
                ServerAuditEvent,
                UserAuditEvent,
                WebhookAuditEvent,
                WorldAuditEvent {

    /** Returns the type as clients see it, in snake_case. */
    default String type() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }

    /** Returns the details as clients see them: values of the JSON model by names in snake_case. */
    default Map<String, Object> detail() {
        return AuditDetailMapper.toDetail(this);
    }

    /** Returns the records of all events that the platform itself reports, in any order. */
    static Stream<Class<?>> platformEvents() {
        return records(AuditEvent.class).filter(type -> type != AdapterEvent.class);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(AuditEvent::records);
    }
}
