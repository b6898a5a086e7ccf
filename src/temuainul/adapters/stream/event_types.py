"""Event types the vendor sends and we have no use for. What is neither here nor in `events.READ` is new to us."""

_CALLS = """
    accepted blocked_user closed_caption closed_captions_failed closed_captions_started closed_captions_stopped created
    deleted dtmf frame_recording_failed frame_recording_ready frame_recording_started frame_recording_stopped
    hls_broadcasting_failed hls_broadcasting_started hls_broadcasting_stopped kicked_user live_started member_added
    member_removed member_updated member_updated_permission missed moderation_blur moderation_warning notification
    permission_request permissions_updated reaction_new recording_failed recording_started recording_stopped rejected
    ring rtmp_broadcast_failed rtmp_broadcast_started rtmp_broadcast_stopped session_participant_count_updated
    stats_report_ready transcription_started transcription_stopped unblocked_user updated user_feedback_submitted
    user_muted
"""

# Chat will be answered by an adapter of its own; until then its events only wait in the inbox.
_CHAT = {
    "message": "new updated deleted undeleted read delivered flagged unflagged unblocked",
    "reaction": "new updated deleted",
    "channel": "created updated deleted truncated frozen unfrozen muted unmuted hidden visible",
    "member": "added removed updated",
    "thread": "updated",
    "poll": "closed updated deleted vote_casted vote_changed vote_removed",
    "draft": "updated deleted",
    "reminder": "created updated deleted",
    "typing": "start stop",
    "ai_indicator": "update clear stop",
    "notification": """
        added_to_channel removed_from_channel invited invite_accepted invite_rejected mark_read mark_unread message_new
        thread_message_new channel_deleted channel_truncated mutes_updated channel_mutes_updated reminder_due
    """,
}

_ACCOUNTS = {
    "user": """
        updated deleted banned unbanned muted unmuted flagged unflagged deactivated reactivated presence.changed
        watching.start watching.stop messages.deleted unread_message_reminder
    """,
    "moderation": "check_completed custom_action flagged mark_reviewed",
    "review_queue_item": "new updated",
    "flag": "updated",
    "ingress": "started stopped error",
    "export": "channels.success channels.error users.success users.error",
    "channel_batch_update": "started completed",
    "campaign": "created started completed stopped",
    "appeal": "created accepted rejected",
    "health": "check",
}

IGNORED = frozenset(
    f"{family}.{name}"
    for family, names in ({"call": _CALLS} | _CHAT | _ACCOUNTS).items()
    for name in names.split()
)
