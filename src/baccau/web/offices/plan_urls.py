"""Addresses of an office's plans, below plans/."""

from django.urls import path

from baccau.web.offices import plan_pairs, plan_parts, plans

urlpatterns = [
    path("", plans.plans, name="office_plans"),
    path("draw/", plans.draw, name="office_plan_draw"),
    path("lines/<str:allocation_id>/hold/", plan_pairs.pin, name="office_plan_pin"),
    path("held/<str:pin_id>/release/", plan_pairs.release, name="office_plan_release"),
    path("<str:plan_id>/", plans.plan, name="office_plan"),
    path("<str:plan_id>/again/", plans.draw_again, name="office_plan_draw_again"),
    path("<str:plan_id>/progress/", plans.progress, name="office_plan_progress"),
    path("<str:plan_id>/needs/", plan_parts.lines, name="office_plan_lines"),
    path("<str:plan_id>/needs/<str:need_key>/", plan_pairs.need, name="office_plan_need"),
    path("<str:plan_id>/needs/<str:need_key>/why/", plan_pairs.ask, name="office_plan_ask"),
    path("<str:plan_id>/unserved/", plan_parts.unserved, name="office_plan_unserved"),
    path("<str:plan_id>/gaps/", plan_parts.gaps, name="office_plan_gaps"),
    path("<str:plan_id>/inputs/", plan_parts.inputs, name="office_plan_inputs"),
    path(
        "<str:plan_id>/pairs/<str:offer_key>/<str:need_key>/",
        plan_pairs.pair_page,
        name="office_plan_pair",
    ),
    path("<str:plan_id>/compare/<str:other_id>/", plan_pairs.compare, name="office_plan_compare"),
    path("<str:plan_id>/plan.xlsx", plan_pairs.workbook, name="office_plan_workbook"),
    path("<str:plan_id>/plan.json", plan_pairs.document, name="office_plan_json"),
]
