package io.languard.service.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.languard.api.ban.BanEffect;
import io.languard.service.backup.BackupPolicy;
import io.languard.service.backup.BackupReason;
import io.languard.service.event.AdapterAuditEvent.AdapterFileChanged;
import io.languard.service.event.AdapterAuditEvent.AdapterRegistered;
import io.languard.service.event.AdapterAuditEvent.AdapterUnregistered;
import io.languard.service.event.BackupAuditEvent.BackupCreated;
import io.languard.service.event.BackupAuditEvent.BackupDeleted;
import io.languard.service.event.BackupAuditEvent.BackupDownloaded;
import io.languard.service.event.BackupAuditEvent.BackupExpired;
import io.languard.service.event.BackupAuditEvent.BackupPolicyUpdated;
import io.languard.service.event.BackupAuditEvent.BackupRestored;
import io.languard.service.event.BackupAuditEvent.BackupUpdated;
import io.languard.service.event.BanAuditEvent.BanAdded;
import io.languard.service.event.BanAuditEvent.BanRemoved;
import io.languard.service.event.ContentAuditEvent.MissionDeleted;
import io.languard.service.event.ContentAuditEvent.MissionUploaded;
import io.languard.service.event.ContentAuditEvent.MissionWarning;
import io.languard.service.event.ContentAuditEvent.ModDeleted;
import io.languard.service.event.ContentAuditEvent.ModRegistered;
import io.languard.service.event.ContentAuditEvent.ModWarning;
import io.languard.service.event.ContentAuditEvent.ModsUpdated;
import io.languard.service.event.ContentAuditEvent.RotationUpdated;
import io.languard.service.event.JobAuditEvent.JobCancelled;
import io.languard.service.event.JobAuditEvent.JobFailed;
import io.languard.service.event.LifecycleAuditEvent.Adopted;
import io.languard.service.event.LifecycleAuditEvent.Crashed;
import io.languard.service.event.LifecycleAuditEvent.EndedBy;
import io.languard.service.event.LifecycleAuditEvent.KillRequested;
import io.languard.service.event.LifecycleAuditEvent.KilledAfterTimeout;
import io.languard.service.event.LifecycleAuditEvent.RestartGaveUp;
import io.languard.service.event.LifecycleAuditEvent.RestartNeeded;
import io.languard.service.event.LifecycleAuditEvent.RestartRequested;
import io.languard.service.event.LifecycleAuditEvent.Restarted;
import io.languard.service.event.LifecycleAuditEvent.StartFailed;
import io.languard.service.event.LifecycleAuditEvent.StartRequested;
import io.languard.service.event.LifecycleAuditEvent.Started;
import io.languard.service.event.LifecycleAuditEvent.StopAllRequested;
import io.languard.service.event.LifecycleAuditEvent.StopRequested;
import io.languard.service.event.LifecycleAuditEvent.Stopped;
import io.languard.service.event.PlayerAuditEvent.PlayerBanned;
import io.languard.service.event.PlayerAuditEvent.PlayerKicked;
import io.languard.service.event.PlayerAuditEvent.RemoteCommand;
import io.languard.service.event.PlayerAuditEvent.RemoteSay;
import io.languard.service.event.PlayerAuditEvent.SessionClosed;
import io.languard.service.event.PlayerAuditEvent.SessionOpened;
import io.languard.service.event.ScheduleAuditEvent.ScheduleCreated;
import io.languard.service.event.ScheduleAuditEvent.ScheduleDeleted;
import io.languard.service.event.ScheduleAuditEvent.ScheduleEnded;
import io.languard.service.event.ScheduleAuditEvent.ScheduleLeftOut;
import io.languard.service.event.ScheduleAuditEvent.ScheduleNotPermitted;
import io.languard.service.event.ScheduleAuditEvent.ScheduleStarted;
import io.languard.service.event.ScheduleAuditEvent.ScheduleUpdated;
import io.languard.service.event.ServerAuditEvent.ConfigImported;
import io.languard.service.event.ServerAuditEvent.ConfigUpdated;
import io.languard.service.event.ServerAuditEvent.LogsCleared;
import io.languard.service.event.ServerAuditEvent.PortWarning;
import io.languard.service.event.ServerAuditEvent.ServerCreated;
import io.languard.service.event.ServerAuditEvent.ServerDeleted;
import io.languard.service.event.ServerAuditEvent.ServerUpdated;
import io.languard.service.event.ServerAuditEvent.ServerWarning;
import io.languard.service.event.UserAuditEvent.ApiKeyCreated;
import io.languard.service.event.UserAuditEvent.ApiKeyDeleted;
import io.languard.service.event.UserAuditEvent.GrantsChanged;
import io.languard.service.event.UserAuditEvent.LoggedIn;
import io.languard.service.event.UserAuditEvent.LoggedOut;
import io.languard.service.event.UserAuditEvent.LoginFailed;
import io.languard.service.event.UserAuditEvent.PasswordChanged;
import io.languard.service.event.UserAuditEvent.PasswordReset;
import io.languard.service.event.UserAuditEvent.RecoveryCodeUsed;
import io.languard.service.event.UserAuditEvent.TotpBegun;
import io.languard.service.event.UserAuditEvent.TotpEnabled;
import io.languard.service.event.UserAuditEvent.TotpFailed;
import io.languard.service.event.UserAuditEvent.TotpRemoved;
import io.languard.service.event.UserAuditEvent.TotpReset;
import io.languard.service.event.UserAuditEvent.UserCreated;
import io.languard.service.event.UserAuditEvent.UserDeleted;
import io.languard.service.event.UserAuditEvent.UserDisabled;
import io.languard.service.event.UserAuditEvent.UserEnabled;
import io.languard.service.event.UserAuditEvent.UserUpdated;
import io.languard.service.event.WebhookAuditEvent.WebhookCreated;
import io.languard.service.event.WebhookAuditEvent.WebhookDeleted;
import io.languard.service.event.WebhookAuditEvent.WebhookEventsDropped;
import io.languard.service.event.WebhookAuditEvent.WebhookGaveUp;
import io.languard.service.event.WebhookAuditEvent.WebhookTested;
import io.languard.service.event.WebhookAuditEvent.WebhookUpdated;
import io.languard.service.event.WorldAuditEvent.WorldCreated;
import io.languard.service.event.WorldAuditEvent.WorldDeleted;
import io.languard.service.event.WorldAuditEvent.WorldFrozen;
import io.languard.service.event.WorldAuditEvent.WorldStarted;
import io.languard.service.event.WorldAuditEvent.WorldStopped;
import io.languard.service.event.WorldAuditEvent.WorldThawed;
import io.languard.service.event.WorldAuditEvent.WorldsCleanedUp;
import io.languard.service.schedule.RunOutcome;
import io.languard.service.schedule.RunTrigger;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import io.languard.service.user.ServerAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares types and details of all events with those that clients know and databases contain. */
class AuditEventTest {

    private static final Instant TIME = Instant.parse("2026-04-16T10:00:00.250Z");

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(new AdapterRegistered("arma3"), "adapter_registered", "{'game_type':'arma3'}"),
                Arguments.of(new AdapterUnregistered("arma3"), "adapter_unregistered", "{'game_type':'arma3'}"),
                Arguments.of(
                        new AdapterFileChanged("a.jar", "active", "a 1.0.0", null),
                        "adapter_file",
                        "{'file':'a.jar','state':'active','bundle':'a 1.0.0'}"),
                Arguments.of(
                        new AdapterFileChanged("a.jar", "broken", null, "no bundle"),
                        "adapter_file",
                        "{'file':'a.jar','state':'broken','bundle':null,'problem':'no bundle'}"),
                Arguments.of(new AdapterEvent("chat", Map.of("someText", 1)), "chat", "{'someText':1}"),
                Arguments.of(
                        new BanAdded(7, "ab12", "One", "why", TIME, BanEffect.NEXT_START),
                        "ban_added",
                        "{'ban_id':7,'guid':'ab12','name':'One','reason':'why',"
                                + "'expires_at':'2026-04-16T10:00:00.250Z','effect':'next_start'}"),
                Arguments.of(
                        new BanAdded(7, "ab12", null, "", null, null),
                        "ban_added",
                        "{'ban_id':7,'guid':'ab12','name':null,'reason':'','expires_at':null}"),
                Arguments.of(
                        new BanRemoved(7, "ab12", "One", "why", null),
                        "ban_removed",
                        "{'ban_id':7,'guid':'ab12','name':'One','reason':'why','expires_at':null}"),
                Arguments.of(
                        new MissionUploaded(3, "a.pbo", 5_000_000_000L),
                        "mission_uploaded",
                        "{'mission_id':3,'filename':'a.pbo','file_size':5000000000}"),
                Arguments.of(new MissionDeleted(3, "a.pbo"), "mission_deleted", "{'mission_id':3,'filename':'a.pbo'}"),
                Arguments.of(new RotationUpdated(List.of("b", "a")), "rotation_updated", "{'missions':['b','a']}"),
                Arguments.of(
                        new ModRegistered(2, "arma3", "@ace", "/mods/@ace"),
                        "mod_registered",
                        "{'mod_id':2,'game_type':'arma3','name':'@ace','folder_path':'/mods/@ace'}"),
                Arguments.of(
                        new ModDeleted(2, "arma3", "@ace", "/mods/@ace"),
                        "mod_deleted",
                        "{'mod_id':2,'game_type':'arma3','name':'@ace','folder_path':'/mods/@ace'}"),
                Arguments.of(new ModsUpdated(List.of("@ace")), "mods_updated", "{'mods':['@ace']}"),
                Arguments.of(
                        new MissionWarning("odd", 3, "A.Altis.pbo"),
                        "warning",
                        "{'message':'odd','mission_id':3,'filename':'A.Altis.pbo'}"),
                Arguments.of(
                        new ModWarning("empty", 2, "@ace"), "warning", "{'message':'empty','mod_id':2,'name':'@ace'}"),
                Arguments.of(new StartRequested(), "start_requested", "{}"),
                Arguments.of(new StartFailed("why", List.of()), "start_failed", "{'reason':'why'}"),
                Arguments.of(
                        new StartFailed("why", List.of("last")),
                        "start_failed",
                        "{'reason':'why','last_lines':['last']}"),
                Arguments.of(new Started(12), "started", "{'pid':12}"),
                Arguments.of(new StopRequested(true, "tea"), "stop_requested", "{'force':true,'reason':'tea'}"),
                Arguments.of(new StopRequested(false, ""), "stop_requested", "{'force':false}"),
                Arguments.of(new StopRequested(false, null), "stop_requested", "{'force':false}"),
                Arguments.of(
                        new StopAllRequested(List.of(1, 2), true, null),
                        "stop_all_requested",
                        "{'servers':[1,2],'resume':true}"),
                Arguments.of(
                        new Stopped(0, 12, EndedBy.COMMAND),
                        "stopped",
                        "{'exit_code':0,'pid':12,'ended_by':'command'}"),
                Arguments.of(
                        new Stopped(null, 12, EndedBy.SIGNAL),
                        "stopped",
                        "{'exit_code':null,'pid':12,'ended_by':'signal'}"),
                Arguments.of(
                        new Stopped(137, 12, EndedBy.KILL), "stopped", "{'exit_code':137,'pid':12,'ended_by':'kill'}"),
                Arguments.of(new RestartRequested(), "restart_requested", "{}"),
                Arguments.of(new KillRequested(), "kill_requested", "{}"),
                Arguments.of(new KilledAfterTimeout(30), "killed_after_timeout", "{'seconds':30}"),
                Arguments.of(new Crashed(7, 12L, null, List.of()), "crashed", "{'exit_code':7,'pid':12}"),
                Arguments.of(
                        new Crashed(null, null, "away", List.of("last")),
                        "crashed",
                        "{'exit_code':null,'reason':'away','last_lines':['last']}"),
                Arguments.of(new Restarted(1), "restarted", "{'restart_count':1}"),
                Arguments.of(new RestartGaveUp(3, 3), "restart_gave_up", "{'restarts':3,'max_restarts':3}"),
                Arguments.of(new RestartNeeded(List.of("game_port")), "restart_needed", "{'settings':['game_port']}"),
                Arguments.of(new Adopted(12), "adopted", "{'pid':12}"),
                Arguments.of(
                        new SessionOpened("1", "One", null),
                        "player_joined",
                        "{'slot_id':'1','name':'One','guid':null}"),
                Arguments.of(
                        new SessionClosed("1", "One", "ab12", 60),
                        "player_left",
                        "{'slot_id':'1','name':'One','guid':'ab12','session_seconds':60}"),
                Arguments.of(
                        new PlayerKicked("1", "One", "ab12", "why"),
                        "player_kicked",
                        "{'slot_id':'1','name':'One','guid':'ab12','reason':'why'}"),
                Arguments.of(
                        new PlayerBanned("1", "One", "ab12", "why", 7, 0),
                        "player_banned",
                        "{'slot_id':'1','name':'One','guid':'ab12','reason':'why','ban_id':7,'duration_minutes':0}"),
                Arguments.of(new RemoteCommand("#lock", null), "remote_command", "{'command':'#lock'}"),
                Arguments.of(
                        new RemoteCommand("#lock", "REMOTE_ADMIN_UNAVAILABLE"),
                        "remote_command",
                        "{'command':'#lock','error':'REMOTE_ADMIN_UNAVAILABLE'}"),
                Arguments.of(new RemoteSay("hello"), "remote_say", "{'message':'hello'}"),
                Arguments.of(
                        new ServerCreated("Main", "arma3"), "server_created", "{'name':'Main','game_type':'arma3'}"),
                Arguments.of(new ServerUpdated(Map.of("game_port", 2302)), "server_updated", "{'game_port':2302}"),
                Arguments.of(new ServerDeleted(1, "Main"), "server_deleted", "{'server_id':1,'name':'Main'}"),
                Arguments.of(
                        new ConfigUpdated("server", List.of("motd_lines"), 4),
                        "config_updated",
                        "{'section':'server','fields':['motd_lines'],'version':4}"),
                Arguments.of(
                        new ConfigImported("server.cfg", List.of("server.hostname"), 2),
                        "config_imported",
                        "{'file':'server.cfg','fields':['server.hostname'],'not_taken':2}"),
                Arguments.of(new LogsCleared(), "logs_cleared", "{}"),
                Arguments.of(new ServerWarning("careful"), "warning", "{'message':'careful'}"),
                Arguments.of(new PortWarning("careful", 2306), "warning", "{'message':'careful','rcon_port':2306}"),
                Arguments.of(
                        new UserCreated(2, "eve", Role.VIEWER),
                        "user_created",
                        "{'user_id':2,'username':'eve','role':'viewer'}"),
                Arguments.of(
                        new UserDeleted(2, "eve", Role.ADMIN),
                        "user_deleted",
                        "{'user_id':2,'username':'eve','role':'admin'}"),
                Arguments.of(
                        new PasswordChanged(2, "eve", Role.ADMIN),
                        "password_changed",
                        "{'user_id':2,'username':'eve','role':'admin'}"),
                Arguments.of(
                        new PasswordReset(2, "eve", Role.ADMIN),
                        "password_reset",
                        "{'user_id':2,'username':'eve','role':'admin'}"),
                Arguments.of(new UserDisabled(2, "eve"), "user_disabled", "{'user_id':2,'username':'eve'}"),
                Arguments.of(new UserEnabled(2, "eve"), "user_enabled", "{'user_id':2,'username':'eve'}"),
                Arguments.of(
                        new UserUpdated(2, "eve", Role.VIEWER, ServerAccess.GRANTED),
                        "user_updated",
                        "{'user_id':2,'username':'eve','role':'viewer','servers':'granted'}"),
                Arguments.of(
                        new GrantsChanged(
                                2,
                                "eve",
                                List.of(new Grant(1, Set.of(Permission.SERVER_POWER, Permission.SERVER_VIEW)))),
                        "grants_changed",
                        "{'user_id':2,'username':'eve','grants':[{'server_id':1,'permissions':['server.view','server.power']}]}"),
                Arguments.of(
                        new ApiKeyCreated(3, "ci", List.of(Grant.everywhere(Set.of(Permission.MODS_MANAGE)))),
                        "api_key_created",
                        "{'key_id':3,'name':'ci','grants':[{'server_id':null,'permissions':['mods.manage']}]}"),
                Arguments.of(new ApiKeyDeleted(3, "ci"), "api_key_deleted", "{'key_id':3,'name':'ci'}"),
                Arguments.of(new TotpBegun(2, "eve"), "totp_begun", "{'user_id':2,'username':'eve'}"),
                Arguments.of(new TotpEnabled(2, "eve"), "totp_enabled", "{'user_id':2,'username':'eve'}"),
                Arguments.of(new TotpRemoved(2, "eve"), "totp_removed", "{'user_id':2,'username':'eve'}"),
                Arguments.of(new TotpReset(2, "eve"), "totp_reset", "{'user_id':2,'username':'eve'}"),
                Arguments.of(
                        new TotpFailed("eve", "192.0.2.1"), "totp_failed", "{'username':'eve','address':'192.0.2.1'}"),
                Arguments.of(
                        new RecoveryCodeUsed(9, "192.0.2.1"),
                        "recovery_code_used",
                        "{'recovery_codes_left':9,'address':'192.0.2.1'}"),
                Arguments.of(new LoggedIn("192.0.2.1"), "login", "{'address':'192.0.2.1'}"),
                Arguments.of(
                        new LoginFailed("eve", "192.0.2.1"),
                        "login_failed",
                        "{'username':'eve','address':'192.0.2.1'}"),
                Arguments.of(new LoggedOut(), "logout", "{}"),
                Arguments.of(
                        new ScheduleCreated(4, "Nightly"), "schedule_created", "{'schedule_id':4,'name':'Nightly'}"),
                Arguments.of(
                        new ScheduleUpdated(4, "Nightly", List.of("cron")),
                        "schedule_updated",
                        "{'schedule_id':4,'name':'Nightly','fields':['cron']}"),
                Arguments.of(
                        new ScheduleDeleted(4, "Nightly"), "schedule_deleted", "{'schedule_id':4,'name':'Nightly'}"),
                Arguments.of(
                        new ScheduleStarted(4, "Nightly", 9, RunTrigger.MANUAL),
                        "schedule_started",
                        "{'schedule_id':4,'name':'Nightly','run_id':9,'trigger':'manual'}"),
                Arguments.of(
                        new ScheduleEnded(4, "Nightly", 9, RunOutcome.SUCCEEDED, null),
                        "schedule_ended",
                        "{'schedule_id':4,'name':'Nightly','run_id':9,'outcome':'succeeded'}"),
                Arguments.of(
                        new ScheduleEnded(4, "Nightly", 9, RunOutcome.FAILED, "why"),
                        "schedule_ended",
                        "{'schedule_id':4,'name':'Nightly','run_id':9,'outcome':'failed','reason':'why'}"),
                Arguments.of(
                        new ScheduleLeftOut(4, "Nightly", Instant.parse("2026-11-29T05:00:00Z"), "why"),
                        "schedule_left_out",
                        "{'schedule_id':4,'name':'Nightly','due':'2026-11-29T05:00:00Z','reason':'why'}"),
                Arguments.of(
                        new ScheduleNotPermitted(4, "Nightly", 9, "eve", "why"),
                        "schedule_not_permitted",
                        "{'schedule_id':4,'name':'Nightly','run_id':9,'saved_by':'eve','reason':'why'}"),
                Arguments.of(new JobCancelled(5, "backup"), "job_cancelled", "{'job_id':5,'job_type':'backup'}"),
                Arguments.of(
                        new JobFailed(5, "backup", "why"),
                        "job_failed",
                        "{'job_id':5,'job_type':'backup','reason':'why'}"),
                Arguments.of(
                        new BackupCreated(3, "Nightly", 4096, BackupReason.BEFORE_RESTORE),
                        "backup_created",
                        "{'backup_id':3,'name':'Nightly','size_bytes':4096,'backup_reason':'before_restore'}"),
                Arguments.of(
                        new BackupRestored(3, "Nightly", List.of(), List.of()),
                        "backup_restored",
                        "{'backup_id':3,'name':'Nightly'}"),
                Arguments.of(
                        new BackupRestored(3, "Nightly", List.of("@ace"), List.of("server.motd")),
                        "backup_restored",
                        "{'backup_id':3,'name':'Nightly','missing_mods':['@ace'],'unknown_settings':['server.motd']}"),
                Arguments.of(
                        new BackupUpdated(3, "Nightly", true),
                        "backup_updated",
                        "{'backup_id':3,'name':'Nightly','locked':true}"),
                Arguments.of(new BackupDeleted(3, "Nightly"), "backup_deleted", "{'backup_id':3,'name':'Nightly'}"),
                Arguments.of(new BackupExpired(3, "Nightly"), "backup_expired", "{'backup_id':3,'name':'Nightly'}"),
                Arguments.of(
                        new BackupDownloaded(3, "Nightly"), "backup_downloaded", "{'backup_id':3,'name':'Nightly'}"),
                Arguments.of(
                        new BackupPolicyUpdated(new BackupPolicy(7, 14, 8, 10240, true)),
                        "backup_policy_updated",
                        "{'policy':{'keep_last':7,'keep_daily':14,'keep_weekly':8,'max_total_mb':10240,'before_delete':true}}"),
                Arguments.of(
                        new WebhookCreated(1, "alerts", "example.org", List.of("crashed")),
                        "webhook_created",
                        "{'webhook_id':1,'name':'alerts','host':'example.org','events':['crashed']}"),
                Arguments.of(
                        new WebhookUpdated(1, "alerts", "example.org", List.of("crashed")),
                        "webhook_updated",
                        "{'webhook_id':1,'name':'alerts','host':'example.org','events':['crashed']}"),
                Arguments.of(new WebhookDeleted(1, "alerts"), "webhook_deleted", "{'webhook_id':1,'name':'alerts'}"),
                Arguments.of(
                        new WebhookTested(1, "alerts", null), "webhook_tested", "{'webhook_id':1,'name':'alerts'}"),
                Arguments.of(
                        new WebhookTested(1, "alerts", "gone"),
                        "webhook_tested",
                        "{'webhook_id':1,'name':'alerts','problem':'gone'}"),
                Arguments.of(
                        new WebhookGaveUp(1, "alerts", 3, "gone"),
                        "webhook_gave_up",
                        "{'webhook_id':1,'name':'alerts','deliveries':3,'problem':'gone'}"),
                Arguments.of(
                        new WebhookEventsDropped(1, "alerts", 3),
                        "webhook_events_dropped",
                        "{'webhook_id':1,'name':'alerts','deliveries':3}"),
                Arguments.of(new WorldCreated("Ann", "w-1"), "world_created", "{'player':'Ann','container':'w-1'}"),
                Arguments.of(new WorldStarted("Ann", "w-1"), "world_started", "{'player':'Ann','container':'w-1'}"),
                Arguments.of(new WorldStopped("Ann", "w-1"), "world_stopped", "{'player':'Ann','container':'w-1'}"),
                Arguments.of(new WorldFrozen("Ann", "w-1"), "world_frozen", "{'player':'Ann','container':'w-1'}"),
                Arguments.of(new WorldThawed("Ann", "w-1"), "world_thawed", "{'player':'Ann','container':'w-1'}"),
                Arguments.of(new WorldDeleted("Ann", "w-1"), "world_deleted", "{'player':'Ann','container':'w-1'}"),
                Arguments.of(
                        new WorldsCleanedUp(2, List.of("no")), "worlds_cleaned_up", "{'removed':2,'errors':['no']}"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasTheTypeAndDetailsOfTheContract(AuditEvent event, String type, String detail)
            throws JsonProcessingException {
        assertThat(event.type()).isEqualTo(type);
        assertThat(new ObjectMapper().writeValueAsString(event.detail())).isEqualTo(detail.replace('\'', '"'));
    }

    @Test
    void everyRecordIsListedHere() {
        assertThat(events().map(event -> event.get()[0].getClass()).collect(Collectors.toSet()))
                .isEqualTo(Stream.concat(AuditEvent.platformEvents(), Stream.of(AdapterEvent.class))
                        .collect(Collectors.toSet()));
    }

    @Test
    void theDocumentationListsEveryType() throws IOException {
        String page = Files.readString(Path.of("../../docs/api.md"));
        String list = page.substring(page.indexOf("* Event types:"));
        list = list.substring(0, list.indexOf("\n* "));
        Set<String> documented = new TreeSet<>();
        Matcher names = Pattern.compile("`([a-z_]+)`").matcher(list);
        while (names.find()) {
            documented.add(names.group(1));
        }
        documented.removeAll(Set.of("game", "chat")); // an actor, and an example of an adapter's event
        assertThat(documented)
                .isEqualTo(events().filter(event -> !(event.get()[0] instanceof AdapterEvent))
                        .map(event -> (String) event.get()[1])
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
